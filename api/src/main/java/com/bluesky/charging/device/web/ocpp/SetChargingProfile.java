package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.contract.DeviceCommand;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/** Sets a charging profile (OCPP 1.6 §5.16). */
record SetChargingProfile(
        @NotNull @PositiveOrZero @Max(DeviceCommand.CONNECTORS_MAX) Integer connectorId,
        @NotNull @Valid ChargingProfile csChargingProfiles)
        implements PileCommand {

    @Override
    public String action() {
        return "SetChargingProfile";
    }
}
