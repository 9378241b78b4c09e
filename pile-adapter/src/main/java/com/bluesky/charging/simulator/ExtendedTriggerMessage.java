package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** The same for messages of the security whitepaper (OCPP 1.6 security whitepaper §5.1). */
final class ExtendedTriggerMessage implements ServerCall {

    @Override
    public String action() {
        return "ExtendedTriggerMessage";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        return Triggers.answer(payload, equipment, Triggers.OF_THE_WHITEPAPER);
    }
}
