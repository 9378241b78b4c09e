package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.order.contract.OrderRefusal.OrderNotEnded;
import com.bluesky.charging.order.contract.OrderStatus;

/**
 * What a charge is billed for is decided when it is over. The end of one whose pile is gone might
 * never be told.
 */
record ChargeIsOver(OrderStatus status, boolean pileGone) implements Rule {

    @Override
    public boolean holds() {
        return status == OrderStatus.ENDED
                || status == OrderStatus.SETTLED
                || (status.isRunning() && pileGone);
    }

    @Override
    public Refusal refusal() {
        return new OrderNotEnded(status);
    }
}
