package com.bluesky.charging.customer.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.customer.contract.CustomerCommand.IssueApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RegisterCustomer;
import com.bluesky.charging.customer.contract.CustomerCommand.RevokeApiKey;
import com.bluesky.charging.customer.contract.CustomerEvent;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyIssued;
import com.bluesky.charging.customer.contract.CustomerEvent.ApiKeyRevoked;
import com.bluesky.charging.customer.contract.CustomerEvent.CustomerRegistered;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A party that may call the API, and what became of its keys. Their secrets are not known here. */
@Aggregate(type = "Customer", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class Customer {

    @AggregateIdentifier private @Nullable String customerId;
    private String operatorId = "";
    private String fingerprint = "";
    private long version = -1;
    private Map<String, IssuedKey> keys = new HashMap<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Written decide(RegisterCustomer c) {
        if (customerId != null) {
            new RepeatIsTheSameRequest(fingerprint, c.fingerprint()).orRefuse();
        } else {
            apply(
                    new CustomerRegistered(
                            c.customerId(),
                            c.operatorId(),
                            c.name(),
                            c.paymentMode(),
                            c.currency(),
                            c.fingerprint().current(),
                            c.at()));
        }
        return new Written(c.customerId(), 0);
    }

    @CommandHandler
    Written decide(IssueApiKey c) {
        IssuedKey known = keys.get(c.keyId());
        if (known != null) {
            new RepeatIsTheSameRequest(known.fingerprint(), c.fingerprint()).orRefuse();
            return new Written(c.customerId(), known.issuedVersion());
        }
        new CustomerHasFewActiveKeys(activeKeys(c.at())).orRefuse();
        apply(
                new ApiKeyIssued(
                        c.customerId(),
                        operatorId,
                        c.keyId(),
                        c.scopes(),
                        c.expiresAt(),
                        c.fingerprint().current(),
                        c.at()));
        return new Written(c.customerId(), version);
    }

    @CommandHandler
    Written decide(RevokeApiKey c) {
        new CustomerHasThisKey(keys.keySet(), c.keyId()).orRefuse();
        Long revoked = key(c.keyId()).revokedVersion();
        if (revoked != null) {
            return new Written(c.customerId(), revoked);
        }
        apply(new ApiKeyRevoked(c.customerId(), operatorId, c.keyId(), c.at()));
        return new Written(c.customerId(), version);
    }

    private long activeKeys(Instant at) {
        return keys.values().stream().filter(key -> key.isActiveAt(at)).count();
    }

    private IssuedKey key(String keyId) {
        return Objects.requireNonNull(keys.get(keyId));
    }

    @EventSourcingHandler
    void evolve(CustomerEvent event) {
        version++;
        switch (event) {
            case CustomerRegistered e -> {
                customerId = e.customerId();
                operatorId = e.operatorId();
                fingerprint = e.fingerprint();
            }
            case ApiKeyIssued e ->
                    keys.put(
                            e.keyId(),
                            new IssuedKey(e.fingerprint(), e.expiresAt(), version, null));
            case ApiKeyRevoked e -> keys.put(e.keyId(), key(e.keyId()).revokedIn(version));
        }
    }
}
