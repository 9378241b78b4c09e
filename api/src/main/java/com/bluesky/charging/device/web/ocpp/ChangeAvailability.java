package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.contract.DeviceCommand;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/** Takes a connector, or with 0 the whole pile, in or out of service (OCPP 1.6 §5.2). */
record ChangeAvailability(
        @NotNull @PositiveOrZero @Max(DeviceCommand.CONNECTORS_MAX) Integer connectorId,
        @NotNull AvailabilityType type)
        implements PileCommand {

    @Override
    public String action() {
        return "ChangeAvailability";
    }
}
