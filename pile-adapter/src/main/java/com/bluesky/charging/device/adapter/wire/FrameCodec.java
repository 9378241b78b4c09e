package com.bluesky.charging.device.adapter.wire;

import com.bluesky.charging.device.adapter.wire.Frame.Call;
import com.bluesky.charging.device.adapter.wire.Frame.CallError;
import com.bluesky.charging.device.adapter.wire.Frame.CallResult;
import com.bluesky.charging.device.adapter.wire.Frame.Ignored;
import com.bluesky.charging.device.adapter.wire.Frame.Sendable;
import com.bluesky.charging.device.adapter.wire.Frame.Unreadable;
import com.bluesky.charging.device.adapter.wire.Frame.UnreadableAnswer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the frames of OCPP-J 1.6. Total: whatever text comes, a frame comes out. */
public final class FrameCodec {

    private static final int CALL = 2;
    private static final int CALL_RESULT = 3;
    private static final int CALL_ERROR = 4;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(WireLimits.JSON_DEPTH)
                                                    .maxNumberLength(WireLimits.NUMBER_CHARACTERS)
                                                    .maxStringLength(WireLimits.FRAME_BYTES)
                                                    .maxNameLength(WireLimits.NAME_CHARACTERS)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    /** Reads one text message. */
    public Frame read(String text) {
        if (utf8Length(text) > WireLimits.FRAME_BYTES) {
            return unreadable("The message is longer than " + WireLimits.FRAME_BYTES + " bytes.");
        }
        JsonNode tree;
        try {
            tree = JSON.readTree(text);
        } catch (JacksonException e) {
            return unreadable("The message is not JSON within the limits of this server.");
        }
        if (!(tree instanceof ArrayNode parts) || parts.isEmpty()) {
            return unreadable("The message is not a JSON array with a message type.");
        }
        if (holdsNul(tree)) {
            return unreadable("The message holds a NUL character.");
        }
        return frameOf(parts);
    }

    /** Writes one text message. */
    public String write(Sendable frame) {
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        switch (frame) {
            case Call call ->
                    parts.add(CALL).add(call.messageId()).add(call.action()).add(call.payload());
            case CallResult result ->
                    parts.add(CALL_RESULT).add(result.messageId()).add(result.payload());
            case CallError error ->
                    parts.add(CALL_ERROR)
                            .add(error.messageId())
                            .add(error.code().wireName())
                            .add(shortened(error.description()))
                            .add(error.details());
        }
        return JSON.writeValueAsString(parts);
    }

    /**
     * One text message as a person may see it: without secrets, and only the shape of what is none.
     */
    public String masked(String text, Masking masking) {
        return switch (read(text)) {
            case Call call ->
                    write(new Call(call.messageId(), call.action(), masking.of(call.payload())));
            case CallResult result ->
                    write(new CallResult(result.messageId(), masking.of(result.payload())));
            case CallError error ->
                    write(
                            new CallError(
                                    error.messageId(),
                                    error.code(),
                                    Masking.withoutCredentials(error.description()),
                                    error.details() instanceof ObjectNode details
                                            ? masking.of(details)
                                            : JsonNodeFactory.instance.objectNode()));
            case Unreadable _, UnreadableAnswer _, Ignored _ -> Masking.shapeOf(text);
        };
    }

    /** The object or array that a text consists of; null when it is no such thing. */
    static @Nullable JsonNode containerIn(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return tree.isContainer() ? tree : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The answer that tells the sender of a call that it failed. */
    public static CallError error(String messageId, ErrorCode code, String description) {
        return new CallError(messageId, code, description, JsonNodeFactory.instance.objectNode());
    }

    private static Frame frameOf(ArrayNode parts) {
        JsonNode type = parts.get(0);
        return switch (type.isInt() ? type.intValue() : -1) {
            case CALL -> call(parts);
            case CALL_RESULT, CALL_ERROR -> answer(type.intValue(), parts);
            default -> new Ignored("unknown message type");
        };
    }

    private static Frame call(ArrayNode parts) {
        String messageId = messageId(parts);
        if (messageId.isEmpty()) {
            return unreadable("The message id is not a string of 1 to 36 characters.");
        }
        if (parts.size() != 4 || !parts.get(2).isString()) {
            return new Unreadable(
                    messageId,
                    ErrorCode.FORMATION_VIOLATION,
                    "A call is [2, id, action, payload].");
        }
        if (!(parts.get(3) instanceof ObjectNode payload)) {
            return new Unreadable(
                    messageId, ErrorCode.FORMATION_VIOLATION, "The payload is not an object.");
        }
        return new Call(messageId, parts.get(2).stringValue(), payload);
    }

    /** An answer is never answered; one that cannot be read still ends the call that it names. */
    private static Frame answer(int type, ArrayNode parts) {
        String messageId = messageId(parts);
        if (messageId.isEmpty()) {
            return new Ignored("an answer without a message id");
        }
        if (type == CALL_RESULT) {
            return parts.size() == 3 && parts.get(2) instanceof ObjectNode payload
                    ? new CallResult(messageId, payload)
                    : new UnreadableAnswer(messageId);
        }
        return parts.size() >= 3 && parts.get(2).isString()
                ? new CallError(
                        messageId,
                        ErrorCode.of(parts.get(2).stringValue()),
                        shortened(parts.path(3).asString("")),
                        parts.path(4))
                : new UnreadableAnswer(messageId);
    }

    private static String messageId(ArrayNode parts) {
        String messageId = parts.path(1).isString() ? parts.path(1).stringValue() : "";
        return messageId.length() <= WireLimits.MESSAGE_ID_CHARACTERS ? messageId : "";
    }

    private static Unreadable unreadable(String description) {
        return new Unreadable(Frame.UNKNOWN_MESSAGE_ID, ErrorCode.FORMATION_VIOLATION, description);
    }

    /** PostgreSQL stores no NUL in a text, so what holds one could be acknowledged but not kept. */
    private static boolean holdsNul(JsonNode node) {
        if (node.isString()) {
            return node.stringValue().indexOf('\0') >= 0;
        }
        if (node.isObject()) {
            return node.propertyStream()
                    .anyMatch(property ->
                            property.getKey().indexOf('\0') >= 0 || holdsNul(property.getValue()));
        }
        return node.valueStream().anyMatch(FrameCodec::holdsNul);
    }

    private static int utf8Length(String text) {
        return text.length() > WireLimits.FRAME_BYTES
                ? text.length()
                : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String shortened(String description) {
        return description.length() <= WireLimits.DESCRIPTION_CHARACTERS
                ? description
                : description.substring(0, WireLimits.DESCRIPTION_CHARACTERS);
    }
}
