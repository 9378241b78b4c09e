package com.bluesky.charging.kernel.query;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What rows have to meet, in HQL. One text is parsed once, whatever its values are.
 *
 * @param text says {@code row} for a row, and {@code ?} for each value; empty for all rows
 * @param values in the order of the text
 */
public record Condition(String text, List<?> values) {

    public static Condition of(String text, Object... values) {
        return new Condition(text, List.of(values));
    }

    /** All that are there; null is none. */
    public static Condition allOf(@Nullable Condition... conditions) {
        List<Condition> wanted =
                Stream.of(conditions)
                        .filter(Objects::nonNull)
                        .filter(condition -> !condition.text().isEmpty())
                        .toList();
        return new Condition(
                wanted.stream().map(Condition::text).collect(Collectors.joining(" and ")),
                wanted.stream().<Object>flatMap(condition -> condition.values().stream()).toList());
    }
}
