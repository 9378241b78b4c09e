package com.bluesky.charging.device.command;

import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorCommand.AddConnector;
import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.kernel.command.Answer;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;

/** A registered device has its connectors. */
@ProcessingGroup("automation.WhenDeviceRegisteredThenAddConnectors")
@DisallowReplay
class WhenDeviceRegisteredThenAddConnectors {

    private final CommandGateway commands;

    WhenDeviceRegisteredThenAddConnectors(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(DeviceRegistered e) {
        for (ConnectorSpec spec : e.connectors()) {
            Answer.to(
                            commands.send(
                                    new AddConnector(
                                            ConnectorCommand.keyOf(
                                                    e.deviceId(), spec.connectorId()),
                                            e.deviceId(),
                                            e.operatorId(),
                                            e.siteId(),
                                            e.zone(),
                                            spec,
                                            e.registeredAt())))
                    .expectGranted();
        }
    }
}
