package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.Misbehaviour.WrongClock;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** What a pile takes for the time. Energy flows in true time, whatever this shows. */
final class PileClock {

    private final Clock truth;
    private Duration offset = Duration.ZERO;
    private boolean corrected;

    PileClock(Clock truth) {
        this.truth = truth;
    }

    Instant instant() {
        return truth.instant().plus(offset);
    }

    Instant trueInstant() {
        return truth.instant();
    }

    void goWrong(WrongClock how) {
        offset = how.offset();
        corrected = how.corrected();
    }

    void goRight() {
        offset = Duration.ZERO;
        corrected = false;
    }

    /** The server tells its time in an answer (OCPP 1.6 §6.6, §6.30). */
    void hear(JsonNode answer) {
        String text = answer.path("currentTime").asString("");
        if (!corrected || text.isEmpty()) {
            return;
        }
        try {
            offset = Duration.between(truth.instant(), Instant.parse(text));
        } catch (DateTimeException e) {
            throw new FrameCodec.BadFrame("The server's time is none: " + text, e);
        }
    }
}
