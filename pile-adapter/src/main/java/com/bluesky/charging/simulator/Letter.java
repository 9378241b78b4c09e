package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.Misbehaviour.RepeatReports;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A call in the outbox, and what was decided to do wrong with it. */
final class Letter {

    private final OutgoingCall call;
    private boolean delayed;
    private boolean judged;
    private @Nullable RepeatReports repeat;

    Letter(OutgoingCall call) {
        this.call = call;
    }

    OutgoingCall call() {
        return call;
    }

    JsonNode payload() {
        return call.payload().get();
    }

    boolean isDelayed() {
        return delayed;
    }

    void delay() {
        delayed = true;
    }

    /** Whether it was decided already, so that sending it again does nothing more wrong. */
    boolean isJudged() {
        return judged;
    }

    void judge() {
        judged = true;
    }

    void repeat(RepeatReports how) {
        repeat = how;
    }

    boolean isSentTwice() {
        return repeat != null && repeat.sameMessageId();
    }

    boolean isToldAgain() {
        return repeat != null && !repeat.sameMessageId();
    }
}
