package com.bluesky.charging.customer.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer as the read model knows it. */
public record CustomerView(
        String customerId,
        String operatorId,
        String name,
        PaymentMode paymentMode,
        String currency,
        List<ApiKeyView> keys,
        Instant registeredAt,
        long version) {

    /** One API key, without its secret. */
    public record ApiKeyView(
            String keyId,
            List<String> scopes,
            Instant issuedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {}
}
