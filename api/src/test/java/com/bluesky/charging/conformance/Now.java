package com.bluesky.charging.conformance;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The present, as fine as clients carry it: ChargeTime's library drops what is finer. */
final class Now {

    private static final Clock CLOCK = Clock.systemUTC();

    private Now() {}

    static Instant instant() {
        return CLOCK.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
