package com.bluesky.charging.order.command;

import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorCommand.ReleaseConnector;
import com.bluesky.charging.kernel.command.Answer;
import com.bluesky.charging.order.contract.OrderEvent.ChargingFailed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopped;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;

/**
 * An order that is over needs its connector no more. That the connector does not exist is no
 * failure: then there is nothing to release.
 */
@ProcessingGroup("automation.WhenOrderIsOverThenReleaseConnector")
@DisallowReplay
class WhenOrderIsOverThenReleaseConnector {

    private final CommandGateway commands;

    WhenOrderIsOverThenReleaseConnector(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ChargingFailed e, @Timestamp Instant recordedAt) {
        release(
                new ReleaseConnector(
                        ConnectorCommand.keyOf(e.deviceId(), e.connectorId()),
                        e.orderId(),
                        recordedAt));
    }

    @EventHandler
    void on(ChargingStopped e, @Timestamp Instant recordedAt) {
        release(
                new ReleaseConnector(
                        ConnectorCommand.keyOf(e.deviceId(), e.connectorId()),
                        e.orderId(),
                        recordedAt));
    }

    @EventHandler
    void on(ChargingStopInferred e, @Timestamp Instant recordedAt) {
        release(
                new ReleaseConnector(
                        ConnectorCommand.keyOf(e.deviceId(), e.connectorId()),
                        e.orderId(),
                        recordedAt));
    }

    private void release(ReleaseConnector release) {
        Answer.to(commands.send(release));
    }
}
