package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.Owner;
import java.time.Instant;

/**
 * The hold of one order, remembered for ever in a stream of its own. Amounts are in minor units.
 */
public sealed interface HoldEvent {

    String holdId();

    record HoldPlaced(
            String holdId, String orderId, String walletId, Owner owner, long heldMinor, Instant at)
            implements HoldEvent {}

    /** captured + released = held; owed is what the bill asks beyond the hold. */
    record HoldCaptured(
            String holdId,
            String orderId,
            String walletId,
            String billId,
            long capturedMinor,
            long releasedMinor,
            long owedMinor,
            Instant at)
            implements HoldEvent {}

    /**
     * Given back without a bill, or closed before it was ever placed ({@code releasedMinor} is 0
     * then).
     */
    record HoldReleased(
            String holdId, String orderId, String walletId, long releasedMinor, Instant at)
            implements HoldEvent {}

    /**
     * A correcting bill was made good. Of both amounts one is 0.
     *
     * @param owedMinor what it asks beyond the bill before
     * @param refundedMinor what it asks less
     */
    record HoldAdjusted(
            String holdId,
            String orderId,
            String walletId,
            String billId,
            int billNumber,
            long owedMinor,
            long refundedMinor,
            Instant at)
            implements HoldEvent {}
}
