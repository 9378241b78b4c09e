package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Deadlines;
import com.bluesky.charging.order.contract.OrderCommand.GiveUpUnknownStart;
import com.bluesky.charging.order.contract.OrderEvent.StartOutcomeUnknown;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** A pile that never tells whether it started is not waited for without end. */
@ProcessingGroup("automation.WhenStartOutcomeUnknownThenSetGiveUpDeadline")
@DisallowReplay
class WhenStartOutcomeUnknownThenSetGiveUpDeadline {

    private final Deadlines deadlines;

    WhenStartOutcomeUnknownThenSetGiveUpDeadline(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @EventHandler
    void on(StartOutcomeUnknown e) {
        deadlines.schedule(
                "order-unknown:" + e.orderId(),
                e.giveUpAt(),
                new GiveUpUnknownStart(e.orderId(), e.giveUpAt()));
    }
}
