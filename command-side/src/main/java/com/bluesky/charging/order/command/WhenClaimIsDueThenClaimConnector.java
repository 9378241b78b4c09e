package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.Deadlines;
import com.bluesky.charging.order.contract.OrderCommand.ClaimConnector;
import com.bluesky.charging.order.contract.OrderEvent.ChargingBegunByCard;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorClaimRefused;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/**
 * A charge that was told of late, or was refused its connector, claims it if it still runs then.
 */
@ProcessingGroup("automation.WhenClaimIsDueThenClaimConnector")
@DisallowReplay
class WhenClaimIsDueThenClaimConnector {

    private final Deadlines deadlines;

    WhenClaimIsDueThenClaimConnector(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @EventHandler
    void on(ChargingBegunByCard e) {
        schedule(e.orderId(), e.claimAt());
    }

    @EventHandler
    void on(ConnectorClaimRefused e) {
        schedule(e.orderId(), e.claimAt());
    }

    private void schedule(String orderId, @Nullable Instant claimAt) {
        if (claimAt != null) {
            deadlines.schedule(
                    "order-claim:" + orderId, claimAt, new ClaimConnector(orderId, claimAt));
        }
    }
}
