package com.bluesky.charging.order.web;

import com.bluesky.charging.order.contract.ChargingAccepted;
import com.bluesky.charging.order.contract.OrderView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a start answers. The first three are the same for every repeat of the request, for ever.
 *
 * @param version the version of the order that contains the request; always 0
 * @param order what became of it, when that was waited for and came in time: the charge runs, is
 *     over already, or FAILED
 */
record ChargeStart(String orderId, Instant requestedAt, long version, @Nullable OrderView order) {

    static ChargeStart of(ChargingAccepted accepted, @Nullable OrderView order) {
        return new ChargeStart(
                accepted.orderId(), accepted.requestedAt(), accepted.version(), order);
    }
}
