package com.bluesky.charging.wallet.contract;

import java.time.Instant;

/**
 * What a top-up answers, to the first request and to every repeat of it.
 *
 * @param version the version of the wallet that contains this top-up
 */
public record ToppedUp(
        String topUpId,
        String walletId,
        long amountMinor,
        String currency,
        Instant at,
        long version) {}
