package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** Tells which cards it knows (OCPP 1.6 §5.10). */
final class GetLocalListVersion implements ServerCall {

    @Override
    public String action() {
        return "GetLocalListVersion";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        return Answer.of(
                FrameCodec.object().put("listVersion", equipment.cards().list().version()));
    }
}
