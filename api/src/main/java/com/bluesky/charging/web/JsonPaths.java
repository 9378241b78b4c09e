package com.bluesky.charging.web;

import java.util.List;
import tools.jackson.core.JacksonException;

/** Turns the paths of Jackson and of bean validation into JSON Pointers (RFC 6901). */
final class JsonPaths {

    private JsonPaths() {}

    static String pointer(JacksonException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            String name = step.getPropertyName();
            pointer.append('/')
                    .append(name == null ? String.valueOf(step.getIndex()) : escape(name));
        }
        return pointer.toString();
    }

    /** The pointer of a property path such as {@code components[0].price}. */
    static String pointer(String propertyPath) {
        StringBuilder pointer = new StringBuilder();
        for (String step :
                List.of(propertyPath.replace("[", ".").replace("]", "").split("\\.", -1))) {
            if (!step.isEmpty()) {
                pointer.append('/').append(escape(step));
            }
        }
        return pointer.toString();
    }

    private static String escape(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
