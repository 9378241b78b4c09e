package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.contract.DeviceCommand;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/** Sets a charging profile (OCPP 1.6 §5.16). */
@Schema(
        example =
                "{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":1,\"stackLe"
                        + "vel\":0,\"chargingProfilePurpose\":\"TxDefaultProfile\",\"chargingProfileKin"
                        + "d\":\"Recurring\",\"recurrencyKind\":\"Daily\",\"chargingSchedule\":{\"start"
                        + "Schedule\":\"2026-01-01T00:00:00Z\",\"duration\":86400,\"chargingRateUnit\":"
                        + "\"A\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":16},{\"startP"
                        + "eriod\":28800,\"limit\":32.5,\"numberPhases\":3}]}}}")
record SetChargingProfile(
        @NotNull @PositiveOrZero @Max(DeviceCommand.CONNECTORS_MAX) Integer connectorId,
        @NotNull @Valid ChargingProfile csChargingProfiles)
        implements PileCommand {

    @Override
    public String action() {
        return "SetChargingProfile";
    }
}
