package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Deadlines;
import com.bluesky.charging.order.contract.OrderCommand.ReachDurationLimit;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** A charge whose request limits its duration is stopped when that is over. */
@ProcessingGroup("automation.WhenChargingStartedThenSetDurationLimit")
@DisallowReplay
class WhenChargingStartedThenSetDurationLimit {

    private final Deadlines deadlines;

    WhenChargingStartedThenSetDurationLimit(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @EventHandler
    void on(ChargingStarted e) {
        Instant stopBy = e.stopBy();
        if (stopBy != null) {
            deadlines.schedule(
                    "order-duration:" + e.orderId(),
                    stopBy,
                    new ReachDurationLimit(e.orderId(), stopBy));
        }
    }
}
