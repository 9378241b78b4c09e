package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Deadlines;
import com.bluesky.charging.order.contract.OrderCommand.ExpireStart;
import com.bluesky.charging.order.contract.OrderEvent.ChargingRequested;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** A start that does not succeed in time is given up. */
@ProcessingGroup("automation.WhenChargingRequestedThenSetStartDeadline")
@DisallowReplay
class WhenChargingRequestedThenSetStartDeadline {

    private final Deadlines deadlines;

    WhenChargingRequestedThenSetStartDeadline(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @EventHandler
    void on(ChargingRequested e) {
        deadlines.schedule(
                "order-start:" + e.orderId(),
                e.startBy(),
                new ExpireStart(e.orderId(), e.startBy()));
    }
}
