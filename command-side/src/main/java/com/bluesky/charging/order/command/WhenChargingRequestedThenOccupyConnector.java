package com.bluesky.charging.order.command;

import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorCommand.OccupyConnector;
import com.bluesky.charging.order.contract.OrderEvent.ChargingRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;

/**
 * A charge needs its connector before anything else; one that turns out to run after it was given
 * up takes it back.
 */
@ProcessingGroup("automation.WhenChargingRequestedThenOccupyConnector")
@DisallowReplay
class WhenChargingRequestedThenOccupyConnector {

    private final Occupation occupation;

    WhenChargingRequestedThenOccupyConnector(CommandGateway commands, Clock clock) {
        this.occupation = new Occupation(commands, clock);
    }

    @EventHandler
    void on(ChargingRequested e, @Timestamp Instant recordedAt) {
        occupation.ask(
                new OccupyConnector(
                        ConnectorCommand.keyOf(e.deviceId(), e.connectorId()),
                        e.orderId(),
                        false,
                        null,
                        recordedAt));
    }

    @EventHandler
    void on(ChargingStarted e, @Timestamp Instant recordedAt) {
        if (e.reopened()) {
            occupation.ask(
                    new OccupyConnector(
                            ConnectorCommand.keyOf(e.deviceId(), e.connectorId()),
                            e.orderId(),
                            true,
                            null,
                            recordedAt));
        }
    }
}
