package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** Reboots in order, or at once (OCPP 1.6 §5.14). */
final class Reset implements ServerCall {

    @Override
    public String action() {
        return "Reset";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        boolean hard = ServerCall.text(payload, "type").equals("Hard");
        return Answer.status("Accepted", () -> equipment.power().reset(hard));
    }
}
