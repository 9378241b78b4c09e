package com.bluesky.charging.price.web;

import com.bluesky.charging.order.contract.SteadyEnergy;
import com.bluesky.charging.price.contract.TimeSpan;
import com.bluesky.charging.web.FieldProblem;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A charge that was not made yet: its energy flows evenly from its beginning to its end.
 *
 * @param startAt when it begins; absent means now
 */
record ImaginedCharge(
        @Schema(example = "2026-06-01T18:30:00Z") @Nullable Instant startAt,
        @NotNull @PositiveOrZero @Max(ENERGY_MAX_WH) @Schema(example = "24000") Long energyWh,
        @NotNull @Positive @Max(DURATION_MAX_SECONDS) @Schema(example = "5400")
                Long durationSeconds) {

    /** As the limit of a charge: no vehicle takes ten megawatt hours. */
    static final long ENERGY_MAX_WH = 10_000_000;

    /** Nobody plans to charge for longer than a week; its bill would have thousands of lines. */
    static final long DURATION_MAX_SECONDS = 7L * 24 * 60 * 60;

    /** The prices of today say nothing about a time that is farther away. */
    static final Duration AWAY_MAX = Duration.ofDays(366);

    /** When energy flows. */
    SteadyEnergy energy(Instant now) {
        Instant from = startAt == null ? now : startAt;
        if (from.isBefore(now.minus(AWAY_MAX)) || from.isAfter(now.plus(AWAY_MAX))) {
            throw RequestRejected.field(
                    RequestProblem.INVALID_FIELD,
                    FieldProblem.ofField(
                            "/startAt", "must be within " + AWAY_MAX.toDays() + " days of now"));
        }
        return new SteadyEnergy(new TimeSpan(from, from.plusSeconds(durationSeconds)), energyWh);
    }
}
