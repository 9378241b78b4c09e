package com.bluesky.charging.simulator.web;

import com.bluesky.charging.simulator.contract.PileError;
import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import com.bluesky.charging.simulator.contract.Reboot;
import com.bluesky.charging.simulator.contract.SimulatedPile.Pause;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The bodies with which simulated piles are steered. */
final class Steering {

    /** OCPP 1.6 §7.28. */
    private static final int MAX_TAG_CHARS = 20;

    /** A lorry's battery has less. */
    private static final int MAX_BATTERY_WH = 10_000_000;

    private static final int USUAL_BATTERY_WH = 60_000;

    /** More than any pile gives. */
    private static final int MAX_WATTS = 10_000_000;

    /** As much as the payload of a wrong answer; more than OCPP's usual messages have. */
    private static final int MAX_RAW_CHARS = 4_000;

    private Steering() {}

    /** Names a connector. */
    record AtConnector(@Min(1) @Max(PileSettings.MAX_CONNECTORS) int connectorId) {}

    /**
     * Names a connector or the pile.
     *
     * @param connectorId 0 means the pile itself
     */
    record AtConnectorOrPile(@PositiveOrZero @Max(PileSettings.MAX_CONNECTORS) int connectorId) {}

    /**
     * Plugs a vehicle in.
     *
     * @param batteryWh what its battery holds when full; 60,000 without it
     * @param stateOfChargePercent how full it arrives; absent means the pile's usual vehicle
     */
    record PlugIn(
            @Min(1) @Max(PileSettings.MAX_CONNECTORS) int connectorId,
            @Nullable @Positive @Max(MAX_BATTERY_WH) Integer batteryWh,
            @Nullable @PositiveOrZero @Max(100) Integer stateOfChargePercent) {

        /** The vehicle that is described, or none. */
        @Nullable Vehicle vehicle() {
            return stateOfChargePercent == null
                    ? null
                    : new Vehicle(
                            batteryWh == null ? USUAL_BATTERY_WH : batteryWh, stateOfChargePercent);
        }
    }

    /** Holds a card to a connector. */
    @Schema(name = "PresentedCard")
    record Card(
            @Min(1) @Max(PileSettings.MAX_CONNECTORS) int connectorId,
            @NotBlank @Size(max = MAX_TAG_CHARS) String idTag) {}

    /** Pauses a charge. */
    record Suspension(
            @Min(1) @Max(PileSettings.MAX_CONNECTORS) int connectorId, @NotNull Pause by) {}

    /**
     * Breaks something.
     *
     * @param connectorId 0 means the pile itself
     */
    @Schema(name = "PileFault")
    record Fault(
            @PositiveOrZero @Max(PileSettings.MAX_CONNECTORS) int connectorId,
            @NotNull PileError errorCode) {}

    /** Limits a connector. */
    @Schema(name = "PowerLimit")
    record Giving(
            @Min(1) @Max(PileSettings.MAX_CONNECTORS) int connectorId,
            @PositiveOrZero @Max(MAX_WATTS) int powerWatts) {}

    /**
     * Says something on the pile's link.
     *
     * @param text what is sent as it is, whether it is OCPP-J or not
     */
    @Schema(name = "RawFrame", example = "{\"text\":\"[2,\\\"1\\\",\\\"Heartbeat\\\"\"}")
    record Raw(@NotNull @Size(min = 1, max = MAX_RAW_CHARS) String text) {}

    /** Reboots. */
    @Schema(name = "PileReboot")
    record Rebooting(@NotNull Reboot how) {}
}
