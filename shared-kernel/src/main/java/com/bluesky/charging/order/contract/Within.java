package com.bluesky.charging.order.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Instants that a list is asked for, half-open.
 *
 * @param from inclusive; null means ever since
 * @param to exclusive; null means without end
 */
public record Within(@Nullable Instant from, @Nullable Instant to) {

    /** Any instant, and none. */
    public static final Within ANY = new Within(null, null);

    /** Whether there is time between two ends. */
    public static boolean isInOrder(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || from.isBefore(to);
    }
}
