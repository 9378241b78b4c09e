package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Deadlines;
import com.bluesky.charging.order.contract.OrderCommand.InferStop;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndSuspected;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** An end that a pile does not tell is inferred when it had time enough to tell it. */
@ProcessingGroup("automation.WhenChargingEndSuspectedThenInferStop")
@DisallowReplay
class WhenChargingEndSuspectedThenInferStop {

    private final Deadlines deadlines;

    WhenChargingEndSuspectedThenInferStop(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @EventHandler
    void on(ChargingEndSuspected e) {
        deadlines.schedule(
                "order-inferred-stop:" + e.orderId(),
                e.inferAt(),
                new InferStop(e.orderId(), e.inferAt()));
    }
}
