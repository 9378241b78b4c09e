package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Deadlines;
import com.bluesky.charging.order.contract.OrderCommand.AskToStopAgain;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;

/**
 * A pile that was asked to stop and did not is asked again, at growing intervals. While its
 * transaction is not known nobody was asked.
 */
@ProcessingGroup("automation.WhenStopRequestedThenAskAgain")
@DisallowReplay
class WhenStopRequestedThenAskAgain {

    private final Deadlines deadlines;

    WhenStopRequestedThenAskAgain(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    /** Twice the time-out of a call: the first attempt has been answered or lost by then. */
    static final Duration INTERVAL_MIN = Duration.ofSeconds(60);

    /** A pile that was offline is asked soon enough after it came back. */
    static final Duration INTERVAL_MAX = Duration.ofMinutes(10);

    @EventHandler
    void on(ChargingStopRequested e, @Timestamp Instant recordedAt) {
        if (e.transactionId() != null && e.attempt() < ChargingOrder.STOP_ATTEMPTS_MAX) {
            Instant dueAt = recordedAt.plus(intervalAfter(e.attempt()));
            deadlines.schedule(
                    "order-stop:" + e.orderId(),
                    dueAt,
                    new AskToStopAgain(e.orderId(), e.attempt(), dueAt));
        }
    }

    private static Duration intervalAfter(int attempt) {
        Duration growing = INTERVAL_MIN.multipliedBy(attempt);
        return growing.compareTo(INTERVAL_MAX) < 0 ? growing : INTERVAL_MAX;
    }
}
