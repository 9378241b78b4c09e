package com.bluesky.charging.kernel.query;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.PredicateSpecification;

/**
 * The filters of lists. One that a request does not ask for is null and becomes no part of the
 * statement, so that the planner sees which index serves it.
 */
public final class Filters {

    private Filters() {}

    /** All that is asked for. */
    @SafeVarargs
    public static <R> PredicateSpecification<R> allOf(
            @Nullable PredicateSpecification<R>... filters) {
        return PredicateSpecification.allOf(Stream.of(filters).filter(Objects::nonNull).toList());
    }

    /** Rows with a value; all rows without one. */
    public static <R> @Nullable PredicateSpecification<R> equal(
            String attribute, @Nullable Object value) {
        return value == null ? null : (row, cb) -> cb.equal(row.get(attribute), value);
    }

    /** Rows of an instant or later; all rows without one. */
    public static <R> @Nullable PredicateSpecification<R> since(
            String attribute, @Nullable Instant instant) {
        return instant == null
                ? null
                : (row, cb) -> cb.greaterThanOrEqualTo(row.get(attribute), instant);
    }
}
