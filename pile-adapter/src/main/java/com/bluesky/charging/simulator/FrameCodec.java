package com.bluesky.charging.simulator;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes frames as JSON arrays (OCPP-J 1.6 §4.2). */
final class FrameCodec {

    private static final int CALL = 2;
    private static final int RESULT = 3;
    private static final int FAILURE = 4;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FrameCodec() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ArrayNode array() {
        return JSON.createArrayNode();
    }

    static String write(Frame frame) {
        ArrayNode json =
                switch (frame) {
                    case Frame.Call(String id, String action, JsonNode payload) ->
                            array().add(CALL).add(id).add(action).add(payload);
                    case Frame.Result(String id, JsonNode payload) ->
                            array().add(RESULT).add(id).add(payload);
                    case Frame.Failure(String id, String code, String description) ->
                            array().add(FAILURE).add(id).add(code).add(description).add(object());
                };
        return JSON.writeValueAsString(json);
    }

    /** An answer with a payload that is put in as it is. */
    static String writeResult(String id, String payload) {
        return "[" + RESULT + "," + JSON.writeValueAsString(id) + "," + payload + "]";
    }

    /**
     * The object in a text.
     *
     * @throws IllegalArgumentException if it is none
     */
    static JsonNode objectOf(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("A payload is JSON.", e);
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("A payload is an object.");
        }
        return json;
    }

    /**
     * The frame in a text.
     *
     * @throws BadFrame if it is none
     */
    static Frame read(String text) {
        JsonNode json = parse(text);
        if (!json.path(0).isInt() || !json.path(1).isString()) {
            throw new BadFrame("A frame is an array that begins with its type and id.");
        }
        String id = json.path(1).asString();
        return switch (json.path(0).asInt()) {
            case CALL -> new Frame.Call(id, textAt(json, 2), objectAt(json, 3));
            case RESULT -> new Frame.Result(id, objectAt(json, 2));
            case FAILURE -> new Frame.Failure(id, textAt(json, 2), json.path(3).asString(""));
            default -> throw new BadFrame("There is no such type of frame.");
        };
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new BadFrame("A frame is JSON.", e);
        }
    }

    private static String textAt(JsonNode json, int index) {
        if (!json.path(index).isString()) {
            throw new BadFrame("A frame has a text at " + index + ".");
        }
        return json.path(index).asString();
    }

    private static JsonNode objectAt(JsonNode json, int index) {
        if (!json.path(index).isObject()) {
            throw new BadFrame("A frame has an object at " + index + ".");
        }
        return json.path(index);
    }

    /** A text that is no frame. */
    static final class BadFrame extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BadFrame(String rule) {
            super(rule);
        }

        BadFrame(String rule, Throwable cause) {
            super(rule, cause);
        }
    }
}
