package com.bluesky.charging.order.command;

import java.time.Instant;

/** What the register of a charge showed at an instant. */
record MeterReading(Instant at, long meterWh) {

    /** Whether this reading, taken earlier or at the same time, shows no more than the other. */
    boolean isBelow(MeterReading other) {
        return meterWh <= other.meterWh;
    }
}
