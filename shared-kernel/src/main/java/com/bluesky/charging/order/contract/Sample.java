package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.ReportTime;
import org.jspecify.annotations.Nullable;

/**
 * Meter readings of an order at an instant.
 *
 * @param meterWh the register of the imported energy
 * @param powerWatts imported power, over all phases
 * @param voltageMillivolts of the phase named, or the mean of the phases
 * @param currentMilliamps imported; of the phase named, or the sum of the phases
 * @param stateOfChargePercent of the vehicle's battery, 0 to 100
 * @param temperatureTenthsCelsius tenths of a degree
 * @param phase as the pile named it; null means all
 * @param context why the pile measured, as it named it (OCPP 1.6 §7.32), such as {@code
 *     Sample.Periodic}
 */
public record Sample(
        ReportTime time,
        long meterWh,
        @Nullable Long powerWatts,
        @Nullable Long voltageMillivolts,
        @Nullable Long currentMilliamps,
        @Nullable Integer stateOfChargePercent,
        @Nullable Integer temperatureTenthsCelsius,
        @Nullable String phase,
        @Nullable String context) {

    /** A reading of the energy register alone. */
    public static Sample ofMeter(ReportTime time, long meterWh) {
        return new Sample(time, meterWh, null, null, null, null, null, null, null);
    }
}
