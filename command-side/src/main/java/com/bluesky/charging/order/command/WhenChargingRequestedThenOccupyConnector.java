package com.bluesky.charging.order.command;

import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorCommand.OccupyConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.ReleaseConnector;
import com.bluesky.charging.device.contract.ConnectorGranted;
import com.bluesky.charging.kernel.command.Answer;
import com.bluesky.charging.kernel.command.Answer.Denied;
import com.bluesky.charging.kernel.command.Answer.Granted;
import com.bluesky.charging.order.contract.Continuation;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmConnector;
import com.bluesky.charging.order.contract.OrderCommand.RefuseConnector;
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

    private final CommandGateway commands;
    private final Clock clock;

    WhenChargingRequestedThenOccupyConnector(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @EventHandler
    void on(ChargingRequested e, @Timestamp Instant recordedAt) {
        occupy(
                new OccupyConnector(
                        ConnectorCommand.keyOf(e.deviceId(), e.connectorId()),
                        e.orderId(),
                        false,
                        recordedAt));
    }

    @EventHandler
    void on(ChargingStarted e, @Timestamp Instant recordedAt) {
        if (e.reopened()) {
            occupy(
                    new OccupyConnector(
                            ConnectorCommand.keyOf(e.deviceId(), e.connectorId()),
                            e.orderId(),
                            true,
                            recordedAt));
        }
    }

    private void occupy(OccupyConnector wish) {
        switch (Answer.to(commands.<ConnectorGranted>send(wish))) {
            case Granted<ConnectorGranted>(var granted) -> confirm(wish, granted);
            case Denied<ConnectorGranted>(var refusal) ->
                    Answer.to(
                                    commands.send(
                                            new RefuseConnector(
                                                    wish.orderId(),
                                                    refusal.code(),
                                                    refusal.detail(),
                                                    clock.instant())))
                            .expectGranted();
        }
    }

    /** What an order does not need any more is given back as of when it was asked for. */
    private void confirm(OccupyConnector wish, ConnectorGranted granted) {
        Continuation continuation =
                Answer.to(
                                commands.<Continuation>send(
                                        new ConfirmConnector(
                                                wish.orderId(),
                                                granted.siteId(),
                                                granted.zone(),
                                                granted.tariff(),
                                                clock.instant())))
                        .expectGranted();
        if (continuation == Continuation.OVER) {
            Answer.to(
                            commands.send(
                                    new ReleaseConnector(
                                            wish.connectorKey(), wish.orderId(), wish.at())))
                    .expectGranted();
        }
    }
}
