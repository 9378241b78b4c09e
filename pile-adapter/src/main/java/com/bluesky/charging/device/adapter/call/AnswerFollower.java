package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.report.Recorder.Cause;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Who wants to know what piles answer to one action or several; found by type. */
interface AnswerFollower {

    /** Whether answers to that action are of interest. */
    boolean follows(String action);

    /** Follows an answer; what it does is stored when it returns, and safe to repeat. */
    void follow(Answer answer);

    /**
     * What a pile answered.
     *
     * @param request what it was told, masked
     * @param response what it said, masked
     */
    record Answer(
            String deviceId,
            String action,
            ObjectNode request,
            ObjectNode response,
            Instant at,
            Cause cause) {}
}
