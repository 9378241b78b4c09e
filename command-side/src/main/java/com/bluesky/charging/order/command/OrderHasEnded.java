package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.order.contract.OrderRefusal.OrderNotEnded;
import com.bluesky.charging.order.contract.OrderStatus;

/** A bill is made only of a charge that has ended. */
record OrderHasEnded(OrderStatus status) implements Rule {

    @Override
    public boolean holds() {
        return status == OrderStatus.ENDED;
    }

    @Override
    public Refusal refusal() {
        return new OrderNotEnded(status);
    }
}
