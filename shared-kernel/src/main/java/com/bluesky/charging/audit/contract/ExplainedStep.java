package com.bluesky.charging.audit.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of an order, or several of one kind that followed each other, such as meter readings.
 *
 * @param sequence the number of its first event in the stream
 * @param lastSequence the number of its last one
 * @param type the event's logical name
 * @param recordedAt when it was recorded, the last of several
 * @param happenedAt when it happened, the last of several
 * @param timeSource whose clock says when it happened
 * @param actorKind what kind of actor caused it
 * @param keyId the API key that the actor used, where there was one
 * @param requestId the HTTP request, where there was one
 */
public record ExplainedStep(
        long sequence,
        long lastSequence,
        String type,
        Instant recordedAt,
        Instant happenedAt,
        TimeSource timeSource,
        String sentence,
        @Nullable String actorKind,
        @Nullable String actorId,
        @Nullable String keyId,
        @Nullable String requestId) {

    /** Whose clock it is. */
    public enum TimeSource {
        /** The platform's own: nothing that a pile tells. */
        PLATFORM,
        /** The pile's. */
        PILE,
        /** The platform's at receipt: the pile said nothing, or a time too far ahead. */
        RECEIPT,
        /** An earlier accepted report's: the pile said a time before it. */
        PREVIOUS
    }
}
