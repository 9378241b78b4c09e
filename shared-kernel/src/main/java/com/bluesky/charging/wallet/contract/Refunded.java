package com.bluesky.charging.wallet.contract;

import java.time.Instant;

/**
 * What a refund answers, to the first request and to every repeat of it.
 *
 * @param version the version of the wallet that contains this refund
 */
public record Refunded(
        String refundId,
        String walletId,
        long amountMinor,
        String currency,
        Instant at,
        long version) {}
