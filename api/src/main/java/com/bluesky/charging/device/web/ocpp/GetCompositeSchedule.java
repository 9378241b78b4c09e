package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.contract.DeviceCommand;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/** Asks what all profiles of a connector come to (OCPP 1.6 §5.7). */
record GetCompositeSchedule(
        @NotNull @PositiveOrZero @Max(DeviceCommand.CONNECTORS_MAX) Integer connectorId,
        @NotNull @Positive @Max(OcppBounds.SECONDS) Integer duration,
        @Nullable ChargingRateUnit chargingRateUnit)
        implements PileCommand {

    @Override
    public String action() {
        return "GetCompositeSchedule";
    }
}
