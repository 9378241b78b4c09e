package com.bluesky.charging.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Says what a value must be that was sent as something else. */
final class ExpectedValue {

    /** What can be said of any value. */
    static final String UNKNOWN = "The value is not of the type that is expected.";

    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(int.class, Integer.class, long.class, Long.class);

    private static final Set<Class<?>> NUMBERS =
            Set.of(double.class, Double.class, BigDecimal.class);

    private ExpectedValue() {}

    /**
     * One sentence.
     *
     * @param type that of the field or parameter; null where it is not known
     */
    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return UNKNOWN;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(value -> JsonMapper.shared().convertValue(value, String.class))
                    .collect(Collectors.joining(", ", "The value must be one of: ", "."));
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "The value must be a whole number within the bounds that the schema has.";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "The value must be true or false.";
        }
        if (NUMBERS.contains(type)) {
            return "The value must be a number.";
        }
        if (type == LocalDate.class) {
            return "The value must be a date, such as 2026-05-04.";
        }
        if (type == Instant.class) {
            return "The value must be an instant as of RFC 3339, such as 2026-05-04T10:15:30Z.";
        }
        if (type == String.class) {
            return "The value must be a text, in quotation marks.";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "The value must be a list, in brackets.";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type)
                ? "The value must be an object, in braces."
                : UNKNOWN;
    }
}
