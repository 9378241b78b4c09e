package com.bluesky.charging.customer.contract;

import com.bluesky.charging.kernel.Change;
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

    /**
     * How many API keys a customer may have had in its life: a new one every day for 13 years. Each
     * is remembered for ever, so that a repeat of its issue is known.
     */
    int KEYS_MAX = 5_000;

    /** Ranges of addresses of one key. Who needs more has a network, which is one range. */
    int ALLOWED_ADDRESSES_MAX = 20;

    /** A week brings a new key to every server; a key that leaked should not live longer. */
    int OVERLAP_MAX_SECONDS = 7 * 24 * 3_600;

    String customerId();

    private static void requireFew(List<String> allowedAddresses) {
        if (allowedAddresses.size() > ALLOWED_ADDRESSES_MAX) {
            throw new IllegalArgumentException(
                    "A key has at most "
                            + ALLOWED_ADDRESSES_MAX
                            + " ranges of addresses, not "
                            + allowedAddresses.size()
                            + ".");
        }
    }

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

    /** Changes what a customer is called. Answers {@code Written}. */
    record ChangeCustomer(
            @TargetAggregateIdentifier String customerId, String name, Change change, Instant at)
            implements CustomerCommand {}

    /**
     * Records that an API key was issued; a known key id answers as the first did. Answers {@code
     * Written}.
     *
     * @param allowedAddresses ranges in CIDR notation, at most {@link #ALLOWED_ADDRESSES_MAX}; none
     *     allows all addresses
     */
    record IssueApiKey(
            @TargetAggregateIdentifier String customerId,
            String keyId,
            List<String> scopes,
            List<String> allowedAddresses,
            @Nullable Instant expiresAt,
            Fingerprint fingerprint,
            Instant at)
            implements CustomerCommand {

        public IssueApiKey {
            requireFew(allowedAddresses);
        }

        /** A key that may be used from all addresses. */
        public IssueApiKey(
                String customerId,
                String keyId,
                List<String> scopes,
                @Nullable Instant expiresAt,
                Fingerprint fingerprint,
                Instant at) {
            this(customerId, keyId, scopes, List.of(), expiresAt, fingerprint, at);
        }
    }

    /**
     * Records that an API key was replaced by a new one; a known id of the new key answers as the
     * first did. Answers {@link KeyRotated}.
     *
     * @param keyId the key that is replaced; it must be active
     * @param successorId the new key, with the scopes of the former
     * @param expiresAt when the new key expires
     * @param overlapSeconds how long the former key lives on, 0 to {@link #OVERLAP_MAX_SECONDS}; it
     *     never lives longer than it would have
     */
    record RotateApiKey(
            @TargetAggregateIdentifier String customerId,
            String keyId,
            String successorId,
            List<String> scopes,
            List<String> allowedAddresses,
            @Nullable Instant expiresAt,
            long overlapSeconds,
            Fingerprint fingerprint,
            Instant at)
            implements CustomerCommand {

        public RotateApiKey {
            requireFew(allowedAddresses);
            if (overlapSeconds < 0 || overlapSeconds > OVERLAP_MAX_SECONDS) {
                throw new IllegalArgumentException(
                        "A key lives on for 0 to "
                                + OVERLAP_MAX_SECONDS
                                + " seconds, not "
                                + overlapSeconds
                                + ".");
            }
        }
    }

    /**
     * Records that an API key was revoked; repeating it changes nothing. Answers {@code Written}.
     */
    record RevokeApiKey(@TargetAggregateIdentifier String customerId, String keyId, Instant at)
            implements CustomerCommand {}
}
