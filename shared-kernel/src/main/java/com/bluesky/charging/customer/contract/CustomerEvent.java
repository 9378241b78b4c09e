package com.bluesky.charging.customer.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a customer. */
public sealed interface CustomerEvent {

    String customerId();

    record CustomerRegistered(
            String customerId,
            String operatorId,
            String name,
            PaymentMode paymentMode,
            String currency,
            String fingerprint,
            Instant registeredAt)
            implements CustomerEvent {}

    /**
     * The customer has another name.
     *
     * @param basedOnVersion the version that who changed it had read
     */
    record CustomerChanged(
            String customerId,
            String operatorId,
            String name,
            long basedOnVersion,
            String fingerprint,
            Instant changedAt)
            implements CustomerEvent {}

    record ApiKeyIssued(
            String customerId,
            String operatorId,
            String keyId,
            List<String> scopes,
            List<String> allowedAddresses,
            @Nullable Instant expiresAt,
            String fingerprint,
            Instant issuedAt)
            implements CustomerEvent {}

    /**
     * A key was replaced by the one that is issued next.
     *
     * @param endsAt when the former key expires now
     */
    record ApiKeyRotated(
            String customerId,
            String operatorId,
            String keyId,
            String successorId,
            Instant endsAt,
            Instant rotatedAt)
            implements CustomerEvent {}

    record ApiKeyRevoked(String customerId, String operatorId, String keyId, Instant revokedAt)
            implements CustomerEvent {}
}
