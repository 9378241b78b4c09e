package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** Uploads diagnostics, as it tells step by step (OCPP 1.6 §5.9). */
final class GetDiagnostics implements ServerCall {

    @Override
    public String action() {
        return "GetDiagnostics";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        ServerCall.text(payload, "location");
        return Answer.of(
                FrameCodec.object().put("fileName", "diagnostics.log"),
                equipment.transfers()::uploadDiagnostics);
    }
}
