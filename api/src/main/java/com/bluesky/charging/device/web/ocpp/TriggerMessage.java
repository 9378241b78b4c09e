package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.contract.DeviceCommand;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/** Asks a pile to send a message (OCPP 1.6 §5.17). */
record TriggerMessage(
        @NotNull MessageTrigger requestedMessage,
        @Positive @Max(DeviceCommand.CONNECTORS_MAX) @Nullable Integer connectorId)
        implements PileCommand {

    @Override
    public String action() {
        return "TriggerMessage";
    }
}
