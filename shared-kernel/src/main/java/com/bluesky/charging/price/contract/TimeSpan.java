package com.bluesky.charging.price.contract;

import java.time.Instant;

/**
 * A half-open stretch of time.
 *
 * @param from inclusive
 * @param to exclusive, not before {@code from}
 */
public record TimeSpan(Instant from, Instant to) {

    public TimeSpan {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "A time span cannot end before it begins: " + from + ", " + to);
        }
    }
}
