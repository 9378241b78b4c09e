package com.bluesky.charging.order.command;

import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorCommand.OccupyConnector;
import com.bluesky.charging.kernel.command.Answer;
import com.bluesky.charging.order.contract.Continuation;
import com.bluesky.charging.order.contract.OrderCommand.VerifyClaim;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorClaimed;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;

/**
 * A charge that began by a card takes its connector. It may have ended since it claimed it, also
 * long ago when this automation is late: then nobody has to give way for it.
 */
@ProcessingGroup("automation.WhenConnectorClaimedThenOccupyConnector")
@DisallowReplay
class WhenConnectorClaimedThenOccupyConnector {

    private final CommandGateway commands;
    private final Occupation occupation;

    WhenConnectorClaimedThenOccupyConnector(CommandGateway commands, Clock clock) {
        this.commands = commands;
        this.occupation = new Occupation(commands, clock);
    }

    @EventHandler
    void on(ConnectorClaimed e, @Timestamp Instant recordedAt) {
        Continuation continuation =
                Answer.to(commands.<Continuation>send(new VerifyClaim(e.orderId())))
                        .expectGranted();
        if (continuation == Continuation.WANTED) {
            occupation.ask(
                    new OccupyConnector(
                            ConnectorCommand.keyOf(e.deviceId(), e.connectorId()),
                            e.orderId(),
                            true,
                            e.beganAt(),
                            recordedAt));
        }
    }
}
