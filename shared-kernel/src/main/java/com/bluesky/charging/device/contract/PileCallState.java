package com.bluesky.charging.device.contract;

/** How far a call to a pile has come, or how it ended. */
public enum PileCallState {
    /** It waits for its turn. */
    QUEUED,
    /** The pile may have seen it. */
    SENT,
    /** The pile answered; whether it accepted is in its answer. */
    ANSWERED,
    /** The pile answered by an error. */
    FAILED,
    /** It was sent, and nobody knows whether the pile carried it out. */
    UNANSWERED,
    /** The pile has never seen it. */
    NOT_SENT;

    /** Whether nothing more is to come. */
    public boolean isOver() {
        return this != QUEUED && this != SENT;
    }
}
