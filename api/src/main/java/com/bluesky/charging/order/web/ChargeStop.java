package com.bluesky.charging.order.web;

import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.StopAccepted;
import org.jspecify.annotations.Nullable;

/**
 * What a stop answers: where the order is now.
 *
 * @param version the version of the order in that status
 * @param order how the charge ended, when that was waited for and came in time
 */
record ChargeStop(String orderId, OrderStatus status, long version, @Nullable OrderView order) {

    static ChargeStop of(StopAccepted accepted) {
        return new ChargeStop(accepted.orderId(), accepted.status(), accepted.version(), null);
    }

    static ChargeStop of(OrderView ended) {
        return new ChargeStop(ended.orderId(), ended.status(), ended.version(), ended);
    }
}
