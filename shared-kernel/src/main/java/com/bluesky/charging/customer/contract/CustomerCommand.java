package com.bluesky.charging.customer.contract;

import com.bluesky.charging.kernel.Fingerprint;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of a customer. Secrets never travel in commands: they go to the vault before.
 */
public sealed interface CustomerCommand {

    /**
     * How many API keys of one customer may be active: the one in use and the one that replaces it.
     */
    int ACTIVE_KEYS_MAX = 2;

    String customerId();

    /**
     * Registers a customer of an operator; a repeat answers as the first did. Answers {@code
     * Written}.
     */
    record RegisterCustomer(
            @TargetAggregateIdentifier String customerId,
            String operatorId,
            String name,
            PaymentMode paymentMode,
            String currency,
            Fingerprint fingerprint,
            Instant at)
            implements CustomerCommand {}

    /**
     * Records that an API key was issued; a known key id answers as the first did. Answers {@code
     * Written}.
     */
    record IssueApiKey(
            @TargetAggregateIdentifier String customerId,
            String keyId,
            List<String> scopes,
            @Nullable Instant expiresAt,
            Fingerprint fingerprint,
            Instant at)
            implements CustomerCommand {}

    /**
     * Records that an API key was revoked; repeating it changes nothing. Answers {@code Written}.
     */
    record RevokeApiKey(@TargetAggregateIdentifier String customerId, String keyId, Instant at)
            implements CustomerCommand {}
}
