package com.bluesky.charging.simulator;

import java.util.Collection;
import java.util.LinkedHashSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells the values of the keys that are asked for, of all when none is (OCPP 1.6 §5.8). */
final class GetConfiguration implements ServerCall {

    @Override
    public String action() {
        return "GetConfiguration";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        Configuration configuration = equipment.configuration();
        ArrayNode known = FrameCodec.array();
        ArrayNode unknown = FrameCodec.array();
        for (String key : asked(payload, configuration)) {
            String value = configuration.value(key);
            if (value == null) {
                unknown.add(key);
            } else {
                known.add(
                        FrameCodec.object()
                                .put("key", key)
                                .put("readonly", configuration.isReadOnly(key))
                                .put("value", value));
            }
        }
        ObjectNode answer = FrameCodec.object();
        answer.set("configurationKey", known);
        answer.set("unknownKey", unknown);
        return Answer.of(answer);
    }

    private static Collection<String> asked(JsonNode payload, Configuration configuration) {
        Collection<String> asked = new LinkedHashSet<>();
        payload.path("key").forEach(key -> asked.add(key.asString()));
        return asked.isEmpty() ? configuration.keys() : asked;
    }
}
