package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.wire.ErrorCode;
import com.bluesky.charging.device.contract.NotSentReason;
import tools.jackson.databind.node.ObjectNode;

/** What became of a call to a pile. */
public sealed interface CallOutcome {

    /** The pile answered; the payload is valid by its schema. */
    record Answered(ObjectNode payload) implements CallOutcome {}

    /**
     * The pile answered by an error.
     *
     * @param description without the secrets that the pile was told
     */
    record Failed(ErrorCode code, String description) implements CallOutcome {}

    /** The pile has never seen the call. */
    record NotSent(NotSentReason reason) implements CallOutcome {}

    /**
     * The call was sent, and whether the pile carried it out is not known: no answer in time, a
     * lost link, or an answer that cannot be understood.
     */
    record Unanswered(String why) implements CallOutcome {}
}
