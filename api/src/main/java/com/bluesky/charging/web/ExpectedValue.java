package com.bluesky.charging.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Says what a value must be that was sent as something else. */
final class ExpectedValue {

    private ExpectedValue() {}

    /**
     * One sentence.
     *
     * @param type that of the field or parameter; null where it is not known
     */
    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "The value is not of the type that is expected.";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(value -> JsonMapper.shared().convertValue(value, String.class))
                    .collect(Collectors.joining(", ", "The value must be one of: ", "."));
        }
        if (type == int.class || type == Integer.class) {
            return wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == boolean.class || type == Boolean.class) {
            return "The value must be true or false.";
        }
        if (type == double.class || type == Double.class) {
            return "The value must be a number.";
        }
        if (type == Instant.class) {
            return "The value must be an instant as of RFC 3339, such as 2026-05-04T10:15:30Z.";
        }
        if (type == String.class) {
            return "The value must be a text, in quotation marks.";
        }
        return Collection.class.isAssignableFrom(type)
                ? "The value must be a list, in brackets."
                : "The value must be an object, in braces.";
    }

    private static String wholeNumber(long least, long most) {
        return "The value must be a whole number from " + least + " to " + most + ".";
    }
}
