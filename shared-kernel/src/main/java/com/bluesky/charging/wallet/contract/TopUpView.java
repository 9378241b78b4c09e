package com.bluesky.charging.wallet.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A top-up as the read model knows it; it never changes.
 *
 * @param paymentReference the customer's own
 * @param walletVersion the version of the wallet that contains it
 * @param updatedAt when it was recorded
 */
public record TopUpView(
        String topUpId,
        String walletId,
        String userId,
        String operatorId,
        String customerId,
        long amountMinor,
        String currency,
        @Nullable String paymentReference,
        Instant at,
        long walletVersion,
        Instant updatedAt) {}
