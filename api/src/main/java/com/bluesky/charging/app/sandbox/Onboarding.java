package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.app.sandbox.SandboxContent.Party;
import com.bluesky.charging.customer.contract.CustomerCommand.IssueApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RegisterCustomer;
import com.bluesky.charging.operator.contract.FindOperator;
import com.bluesky.charging.operator.contract.OperatorCommand.RegisterOperator;
import com.bluesky.charging.operator.contract.OperatorView;
import com.bluesky.charging.security.ApiKey;
import com.bluesky.charging.security.ApiKeys;
import com.bluesky.charging.web.Scope;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes operators, customers and their keys. */
@Component
class Onboarding {

    private final Making making;
    private final ApiKeys apiKeys;

    Onboarding(Making making, ApiKeys apiKeys) {
        this.making = making;
        this.apiKeys = apiKeys;
    }

    /** Makes the first operator, or finds when it was made. */
    Timeline open(Instant now) {
        register(SandboxContent.OPERATOR, Timeline.madeAt(now));
        return making.await(
                        new FindOperator(SandboxContent.OPERATOR.id()),
                        OperatorView.class,
                        _ -> true)
                .map(operator -> new Timeline(operator.registeredAt()))
                .orElseThrow(() -> new IllegalStateException("The operator cannot be read."));
    }

    void register(Party party, Timeline timeline) {
        making.send(
                new RegisterOperator(
                        party.id(),
                        party.name(),
                        party.currency(),
                        making.fingerprint("operator " + party.name()),
                        timeline.openedAt()));
    }

    void register(Party party, Client client, Timeline timeline) {
        making.send(
                new RegisterCustomer(
                        client.id(),
                        party.id(),
                        client.name(),
                        client.paymentMode(),
                        party.currency(),
                        making.fingerprint("customer " + client.name()),
                        timeline.openedAt()));
    }

    /**
     * Issues a customer's key. It opens nothing before it is activated, which happens when the file
     * that tells it is written.
     *
     * @return the text of the key; empty when it was activated before, so that the file has it
     */
    Optional<String> issueKey(Party party, Client client, Timeline timeline) {
        Optional<String> text =
                apiKeys.prepare(
                        new ApiKey(client.keyId(), party.id(), client.id(), client.scopes(), null));
        making.send(
                new IssueApiKey(
                        client.id(),
                        client.keyId(),
                        client.scopes().stream().map(Scope::text).toList(),
                        null,
                        making.fingerprint("key " + client.key()),
                        timeline.openedAt()));
        return text;
    }

    void activate(String apiKey) {
        apiKeys.activate(apiKey);
    }
}
