package com.bluesky.charging.device.web.ocpp;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of a profile over time (OCPP 1.6 §7.13). */
record ChargingSchedule(
        @Positive @Max(OcppBounds.SECONDS) @Nullable Integer duration,
        @Nullable Instant startSchedule,
        @NotNull ChargingRateUnit chargingRateUnit,
        @NotEmpty @Size(max = OcppBounds.PERIODS)
                List<@NotNull @Valid Period> chargingSchedulePeriod,
        @PositiveOrZero @Digits(integer = 9, fraction = 1) @Nullable BigDecimal minChargingRate) {

    /**
     * A limit from a second of the schedule on.
     *
     * @param limit in the unit of the schedule, with at most one decimal
     */
    @Schema(name = "ChargingSchedulePeriod")
    record Period(
            @NotNull @PositiveOrZero @Max(OcppBounds.SECONDS) Integer startPeriod,
            @NotNull @PositiveOrZero @Digits(integer = 9, fraction = 1) BigDecimal limit,
            @Positive @Max(3) @Nullable Integer numberPhases) {}
}
