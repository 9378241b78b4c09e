package com.bluesky.charging.conformance;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What one side of a link answers to a call of the other (OCPP-J 1.6 §4.2). */
sealed interface Reply {

    /** A CALLRESULT. */
    record Result(JsonNode payload) implements Reply {}

    /** A CALLERROR. */
    record Failure(String code, String description) implements Reply {}

    /** A CALLRESULT with that text as its payload, whatever a schema says. */
    record Verbatim(String json) implements Reply {}

    /** Nothing, for ever. */
    record Silence() implements Reply {}

    /** A CALLRESULT with only a status. */
    static Reply status(String status) {
        return of(Map.of("status", status));
    }

    static Reply of(Map<String, ?> payload) {
        return new Result(Json.tree(payload));
    }

    static Reply error(String code) {
        return new Failure(code, "as the scenario wants it");
    }

    /** The payload of a result; anything else fails the test. */
    default JsonNode payload() {
        throw new AssertionError("No result but " + this);
    }
}
