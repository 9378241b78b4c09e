package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.contract.DeviceCommand;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/** Clears the charging profiles that all given fields fit, all without any (OCPP 1.6 §5.5). */
record ClearChargingProfile(
        @PositiveOrZero @Nullable Integer id,
        @PositiveOrZero @Max(DeviceCommand.CONNECTORS_MAX) @Nullable Integer connectorId,
        @Nullable ChargingProfilePurpose chargingProfilePurpose,
        @PositiveOrZero @Max(OcppBounds.STACK_LEVEL) @Nullable Integer stackLevel)
        implements PileCommand {

    @Override
    public String action() {
        return "ClearChargingProfile";
    }
}
