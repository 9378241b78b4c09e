package com.bluesky.charging.order.command;

import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.kernel.command.Answer;
import com.bluesky.charging.order.contract.OrderCommand.RecordDisplacement;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** An order that had to give way to a charge that really runs is told so. */
@ProcessingGroup("automation.WhenConnectorDisplacesThenTellTheOrder")
@DisallowReplay
class WhenConnectorDisplacesThenTellTheOrder {

    private final CommandGateway commands;

    WhenConnectorDisplacesThenTellTheOrder(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ConnectorOccupied e) {
        String displaced = e.displacedOrderId();
        if (displaced != null) {
            Answer.to(commands.send(new RecordDisplacement(displaced, e.orderId(), e.at())))
                    .expectGranted();
        }
    }
}
