package com.bluesky.charging.order.command;

import com.bluesky.charging.order.contract.CorrectionAccepted;

/**
 * A person's decision, remembered so that a repeat is answered as the first request.
 *
 * @param version of the order with it
 */
record Correction(String correctionId, String fingerprint, long energyWh, long version) {

    CorrectionAccepted answer(String orderId) {
        return new CorrectionAccepted(orderId, energyWh, version);
    }
}
