package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** Tells at once what the server wants to know (OCPP 1.6 §5.17). */
final class TriggerMessage implements ServerCall {

    @Override
    public String action() {
        return "TriggerMessage";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        return Triggers.answer(payload, equipment, Triggers.OF_THE_STANDARD);
    }
}
