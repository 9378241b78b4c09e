package com.bluesky.charging.app.sandbox;

import java.time.Instant;
import java.util.List;

/**
 * A charge of the time before the sandbox was made.
 *
 * @param readings what the meter showed on the way
 */
record PastCharge(
        Habit habit,
        String orderId,
        Instant startedAt,
        Instant endedAt,
        long meterStartWh,
        long energyWh,
        List<Reading> readings) {

    /** What the meter showed at an instant. */
    record Reading(Instant at, long meterWh, long powerWatts) {}

    long meterStopWh() {
        return meterStartWh + energyWh;
    }

    /** As its pile knows it: one connector has one charge at a time. */
    String transactionId() {
        return Long.toString(startedAt.getEpochSecond());
    }
}
