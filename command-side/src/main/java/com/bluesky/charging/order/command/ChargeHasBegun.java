package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.order.contract.OrderRefusal.OrderNotBegun;

/** A tariff is assigned only to a charge that ran without one. */
record ChargeHasBegun(boolean begun) implements Rule {

    @Override
    public boolean holds() {
        return begun;
    }

    @Override
    public Refusal refusal() {
        return new OrderNotBegun();
    }
}
