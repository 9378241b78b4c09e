package com.bluesky.charging.simulator;

import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A call to the server.
 *
 * @param action the OCPP action
 * @param kind what becomes of it when the link is down
 * @param payload made when it is sent, since a charge's number is known only when its start was
 *     answered
 * @param answered takes the answer; a call that fails or is dropped has none
 */
record OutgoingCall(
        String action, Kind kind, Supplier<JsonNode> payload, Consumer<JsonNode> answered) {

    /** What becomes of a call when the link is down. */
    enum Kind {
        /** Sent before all others, and the only one before the server has accepted the pile. */
        REGISTRATION,
        /** Forgotten: it tells of a moment. */
        PASSING,
        /** Kept and sent in order once the link is back (OCPP 1.6 §3.7.1). */
        OF_A_CHARGE,
        /** Kept as well, and the first to be given up when memory is short. */
        METER
    }

    boolean isKept() {
        return kind == Kind.OF_A_CHARGE || kind == Kind.METER;
    }
}
