package com.bluesky.charging.kernel.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The filters of lists. One that a request does not ask for is null and becomes no part of the
 * statement, so that the planner sees which index serves it.
 */
public final class Filters {

    private Filters() {}

    /** Rows with a value; all rows without one. */
    public static @Nullable Condition equal(String attribute, @Nullable Object value) {
        return value == null ? null : Condition.of("row." + attribute + " = ?", value);
    }

    /** Rows of an instant or later; all rows without one. */
    public static @Nullable Condition since(String attribute, @Nullable Instant instant) {
        return instant == null ? null : Condition.of("row." + attribute + " >= ?", instant);
    }

    /** Rows from before an instant; all rows without one. */
    public static @Nullable Condition before(String attribute, @Nullable Instant instant) {
        return instant == null ? null : Condition.of("row." + attribute + " < ?", instant);
    }
}
