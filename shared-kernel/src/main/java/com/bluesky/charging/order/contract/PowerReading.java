package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.ReportTime;
import org.jspecify.annotations.Nullable;

/**
 * What a pile without an energy register measured at an instant; the components are those of {@link
 * Sample}.
 *
 * @param powerWatts imported power, over all phases
 */
public record PowerReading(
        ReportTime time,
        long powerWatts,
        @Nullable Long voltageMillivolts,
        @Nullable Long currentMilliamps,
        @Nullable Integer stateOfChargePercent,
        @Nullable Integer temperatureTenthsCelsius,
        @Nullable String context) {}
