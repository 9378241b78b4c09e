package com.bluesky.charging.order.command;

import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TimeSpan;
import com.bluesky.charging.price.contract.WeeklySchedule;
import org.jspecify.annotations.Nullable;

/** Where prices change, and readings on either side must be kept. */
@FunctionalInterface
interface PriceBoundaries {

    /** While the tariff is not known: prices nearly always change at a quarter of an hour. */
    PriceBoundaries QUARTER_HOURS =
            span -> {
                long quarterSeconds = 15 * 60L;
                long before =
                        Math.floorDiv(span.from().minusNanos(1).getEpochSecond(), quarterSeconds);
                long after =
                        Math.floorDiv(span.to().minusNanos(1).getEpochSecond(), quarterSeconds);
                return before < after;
            };

    boolean areWithin(TimeSpan span);

    static PriceBoundaries of(@Nullable Tariff tariff) {
        return tariff == null ? QUARTER_HOURS : WeeklySchedule.of(tariff)::changesWithin;
    }
}
