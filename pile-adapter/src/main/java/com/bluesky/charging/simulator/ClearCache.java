package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** Forgets what the server said about cards (OCPP 1.6 §5.4). */
final class ClearCache implements ServerCall {

    @Override
    public String action() {
        return "ClearCache";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        return equipment.cards().isCaching()
                ? Answer.status("Accepted", equipment.cards()::clearCache)
                : Answer.status("Rejected");
    }
}
