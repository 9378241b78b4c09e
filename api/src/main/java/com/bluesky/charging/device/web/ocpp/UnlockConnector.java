package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.contract.DeviceCommand;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/** Unlocks the plug of a connector (OCPP 1.6 §5.18). */
record UnlockConnector(@NotNull @Positive @Max(DeviceCommand.CONNECTORS_MAX) Integer connectorId)
        implements PileCommand {

    @Override
    public String action() {
        return "UnlockConnector";
    }
}
