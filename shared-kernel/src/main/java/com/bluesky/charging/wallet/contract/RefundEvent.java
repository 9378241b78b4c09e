package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that a customer gave back to a user, remembered for ever in a stream of its own, so that a
 * repeat of the request answers from it.
 */
public sealed interface RefundEvent {

    String refundId();

    record RefundRecorded(
            String refundId,
            String walletId,
            Owner owner,
            long amountMinor,
            String currency,
            @Nullable String refundReference,
            String fingerprint,
            long walletVersion,
            Instant at)
            implements RefundEvent {}
}
