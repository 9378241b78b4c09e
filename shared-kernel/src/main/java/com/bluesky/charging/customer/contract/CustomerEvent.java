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

    record ApiKeyIssued(
            String customerId,
            String operatorId,
            String keyId,
            List<String> scopes,
            @Nullable Instant expiresAt,
            String fingerprint,
            Instant issuedAt)
            implements CustomerEvent {}

    record ApiKeyRevoked(String customerId, String operatorId, String keyId, Instant revokedAt)
            implements CustomerEvent {}
}
