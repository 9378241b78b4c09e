package com.bluesky.charging.order.web;

import com.bluesky.charging.order.contract.ChargingLimits;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a charge is asked for with.
 *
 * @param userId who charges; required when the customer's users pay from wallets
 * @param limits when the charge is stopped by itself
 */
record StartRequest(
        @NotBlank @Size(max = 100) String deviceId,
        @NotNull @Positive @Max(100) Integer connectorId,
        @Size(min = 1, max = 100) @Nullable String userId,
        @Valid @Nullable Limits limits) {

    /** No vehicle takes ten megawatt hours, and no stay at a pile lasts a month. */
    static final long ENERGY_MAX_WH = 10_000_000;

    static final long DURATION_MAX_SECONDS = 30L * 24 * 60 * 60;
    static final long AMOUNT_MAX_MINOR = 100_000_000;

    ChargingLimits chargingLimits() {
        return limits == null
                ? ChargingLimits.NONE
                : new ChargingLimits(
                        limits.energyWh(), limits.amountMinor(), limits.durationSeconds());
    }

    /**
     * The first one reached counts.
     *
     * @param amountMinor also what is set aside in the wallet, in minor units
     */
    @Schema(name = "StartLimits")
    record Limits(
            @Positive @Max(ENERGY_MAX_WH) @Nullable Long energyWh,
            @Positive @Max(AMOUNT_MAX_MINOR) @Nullable Long amountMinor,
            @Positive @Max(DURATION_MAX_SECONDS) @Nullable Long durationSeconds) {}
}
