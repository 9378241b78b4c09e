package com.bluesky.charging.proof;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the API.
 *
 * @param mediaType of its body
 * @param body the schema of its body; a missing node when it takes none
 * @param scopes the sets of scopes of which one is needed
 */
record Operation(
        String method,
        String path,
        List<Parameter> parameters,
        String mediaType,
        JsonNode body,
        List<Set<String>> scopes) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /** A parameter in path, query or header. */
    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    String name() {
        return method + " " + path;
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** Whether it answers with pages. */
    boolean lists() {
        return reads() && has("query", "limit") && has("query", "cursor");
    }

    boolean takesBody() {
        return body.isObject();
    }

    boolean has(String in, String name) {
        return parameters.stream()
                .anyMatch(each -> each.in().equals(in) && each.name().equals(name));
    }

    List<Parameter> parametersIn(String in) {
        return parameters.stream().filter(each -> each.in().equals(in)).toList();
    }

    /** The names in the path, from left to right. */
    List<String> pathNames() {
        return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** The path with values for its names. */
    String pathWith(Map<String, String> values) {
        return PARAMETER
                .matcher(path)
                .replaceAll(found -> {
                    String value = values.get(found.group(1));
                    if (value == null) {
                        throw new IllegalArgumentException(
                                "%s has no value for %s.".formatted(name(), found.group(1)));
                    }
                    return value;
                });
    }

    boolean allows(Set<String> granted) {
        return scopes.stream().anyMatch(granted::containsAll);
    }

    @Override
    public String toString() {
        return name();
    }
}
