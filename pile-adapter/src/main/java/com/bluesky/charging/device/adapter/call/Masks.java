package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.wire.Masking;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of payloads what must not be kept: all that a trace does not show either, and the
 * entries of local lists, which are long.
 */
final class Masks {

    private static final String LOCAL_LIST = "localAuthorizationList";

    private static final Masking MASKING = new Masking(_ -> Masking.MASK, Masking::lengthOf);

    private Masks() {}

    /** A copy of a payload that may be kept and shown. */
    static ObjectNode masked(ObjectNode payload) {
        ObjectNode copy = MASKING.of(payload);
        JsonNode list = payload.get(LOCAL_LIST);
        if (list != null) {
            copy.put(LOCAL_LIST, list.size() + " entries");
        }
        return copy;
    }
}
