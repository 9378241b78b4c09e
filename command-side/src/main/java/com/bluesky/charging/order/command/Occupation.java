package com.bluesky.charging.order.command;

import com.bluesky.charging.device.contract.ConnectorCommand.OccupyConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.ReleaseConnector;
import com.bluesky.charging.device.contract.ConnectorGranted;
import com.bluesky.charging.kernel.command.Answer;
import com.bluesky.charging.kernel.command.Answer.Denied;
import com.bluesky.charging.kernel.command.Answer.Granted;
import com.bluesky.charging.order.contract.Continuation;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmConnector;
import com.bluesky.charging.order.contract.OrderCommand.RefuseConnector;
import java.time.Clock;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Asks a connector for an order, and tells the order what it answered. */
final class Occupation {

    private final CommandGateway commands;
    private final Clock clock;

    Occupation(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    void ask(OccupyConnector wish) {
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
