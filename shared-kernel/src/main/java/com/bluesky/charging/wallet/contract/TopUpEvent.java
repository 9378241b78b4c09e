package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.Owner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A top-up, remembered for ever in a stream of its own, so that a repeat of the request answers
 * from it.
 */
public sealed interface TopUpEvent {

    String topUpId();

    record TopUpRecorded(
            String topUpId,
            String walletId,
            Owner owner,
            long amountMinor,
            String currency,
            @Nullable String paymentReference,
            String fingerprint,
            long walletVersion,
            Instant at)
            implements TopUpEvent {}
}
