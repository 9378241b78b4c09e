package com.bluesky.charging.device.adapter.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How times are told to piles. */
public final class Timestamps {

    private Timestamps() {}

    /** ISO 8601 in UTC, with no more than milliseconds: piles choke on finer fractions. */
    public static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
