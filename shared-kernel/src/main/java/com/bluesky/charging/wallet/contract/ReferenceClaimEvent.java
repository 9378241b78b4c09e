package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.StableId;
import java.time.Instant;

/**
 * That a customer's own reference of a payment or a refund is taken; a stream of its own for each
 * customer, kind and reference, written together with the wallet's. It is never free again: money
 * that was booked stays booked.
 */
public sealed interface ReferenceClaimEvent {

    String claimId();

    /** The id of the stream of a reference of a payment. */
    static String ofPayment(String customerId, String reference) {
        return StableId.of("payref", customerId, reference);
    }

    /** The id of the stream of a reference of a refund. */
    static String ofRefund(String customerId, String reference) {
        return StableId.of("refundref", customerId, reference);
    }

    /**
     * A reference was used for the first time.
     *
     * @param bookedAs the id of the top-up or refund
     */
    record ReferenceClaimed(String claimId, Owner owner, String bookedAs, Instant at)
            implements ReferenceClaimEvent {}
}
