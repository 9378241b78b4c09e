package com.bluesky.charging.kernel;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list, in a stable order.
 *
 * @param limit how many items at the most, 1 to {@link #LIMIT_MAX}, of samples to {@link
 *     #SAMPLES_LIMIT_MAX}
 * @param after the position that the page before ended at, as its answer gave it; null for the
 *     first page
 */
public record PageRequest(int limit, @Nullable String after) {

    /** More than this makes an answer slow to build and to read. */
    public static final int LIMIT_MAX = 200;

    /** Samples are small, and the curve of a charge is drawn from all of them. */
    public static final int SAMPLES_LIMIT_MAX = 1_000;

    /** What a client gets that does not ask for a number. */
    public static final int LIMIT_DEFAULT = 50;

    public PageRequest {
        if (limit < 1 || limit > SAMPLES_LIMIT_MAX) {
            throw new IllegalArgumentException(
                    "A page has 1 to " + SAMPLES_LIMIT_MAX + " items, not " + limit + ".");
        }
    }
}
