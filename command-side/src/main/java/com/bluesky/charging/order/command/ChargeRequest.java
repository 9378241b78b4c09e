package com.bluesky.charging.order.command;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.OrderEvent.ChargingBegunByCard;
import com.bluesky.charging.order.contract.OrderEvent.ChargingRequested;
import java.time.Instant;

/**
 * What an order is about, from its first event.
 *
 * @param byCard whether it began at the pile, where nobody is asked to start
 * @param fingerprint of the request; empty, and so like no other, when there was none
 */
record ChargeRequest(
        String orderId,
        Owner owner,
        String deviceId,
        int connectorId,
        PaymentMode paymentMode,
        ChargingLimits limits,
        boolean byCard,
        String fingerprint,
        Instant startBy,
        Instant requestedAt) {

    static ChargeRequest of(ChargingRequested e) {
        return new ChargeRequest(
                e.orderId(),
                e.owner(),
                e.deviceId(),
                e.connectorId(),
                e.paymentMode(),
                e.limits(),
                false,
                e.fingerprint(),
                e.startBy(),
                e.requestedAt());
    }

    static ChargeRequest of(ChargingBegunByCard e) {
        return new ChargeRequest(
                e.orderId(),
                e.owner(),
                e.deviceId(),
                e.connectorId(),
                e.paymentMode(),
                ChargingLimits.NONE,
                true,
                "",
                e.time().at(),
                e.time().at());
    }
}
