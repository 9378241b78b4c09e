package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** A message of OCPP-J 1.6 §4.2. */
sealed interface Frame {

    /** The id that ties an answer to its call. */
    String id();

    record Call(String id, String action, JsonNode payload) implements Frame {}

    record Result(String id, JsonNode payload) implements Frame {}

    record Failure(String id, String code, String description) implements Frame {}
}
