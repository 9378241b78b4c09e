package com.bluesky.charging.device.adapter.wire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one WebSocket text message says (OCPP-J 1.6 §4.2), or why it says nothing. */
public sealed interface Frame {

    /** The id by which a frame that cannot be read is answered when it shows none. */
    String UNKNOWN_MESSAGE_ID = "-1";

    /** A frame that can be sent. */
    sealed interface Sendable extends Frame {
        String messageId();
    }

    /** What a call is answered with. */
    sealed interface Answer extends Sendable {}

    /** A request: {@code [2, id, action, payload]}. */
    record Call(String messageId, String action, ObjectNode payload) implements Sendable {}

    /** A successful answer: {@code [3, id, payload]}. */
    record CallResult(String messageId, ObjectNode payload) implements Answer {}

    /** An error as an answer: {@code [4, id, code, description, details]}. */
    record CallError(String messageId, ErrorCode code, String description, JsonNode details)
            implements Answer {}

    /**
     * A call that cannot be read; its sender is told so.
     *
     * @param messageId the id of the call, or {@link #UNKNOWN_MESSAGE_ID}
     */
    record Unreadable(String messageId, ErrorCode code, String description) implements Frame {}

    /** An answer that cannot be read, so nobody knows what became of the call. */
    record UnreadableAnswer(String messageId) implements Frame {}

    /**
     * What has no meaning and is not answered: an unknown message type (OCPP-J 1.6 §4.1.3 says to
     * ignore it), or an answer that does not say to what.
     */
    record Ignored(String reason) implements Frame {}
}
