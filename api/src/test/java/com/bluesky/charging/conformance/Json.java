package com.bluesky.charging.conformance;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of frames. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode tree(Map<String, ?> object) {
        return MAPPER.valueToTree(object);
    }

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
