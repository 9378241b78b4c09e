package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.contract.DeviceCommand;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Starts a charge by a card (OCPP 1.6 §5.11). */
record RemoteStart(
        @NotNull @Positive @Max(DeviceCommand.CONNECTORS_MAX) Integer connectorId,
        @NotNull @Size(min = 1, max = OcppBounds.TAG_CHARACTERS) String idTag,
        @Valid @Nullable ChargingProfile chargingProfile)
        implements PileCommand {

    @Override
    public String action() {
        return "RemoteStartTransaction";
    }
}
