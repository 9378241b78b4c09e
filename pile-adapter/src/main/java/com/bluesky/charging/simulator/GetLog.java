package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** Uploads a log, as it tells step by step (OCPP 1.6 security whitepaper §5.4). */
final class GetLog implements ServerCall {

    @Override
    public String action() {
        return "GetLog";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        int requestId = ServerCall.number(payload, "requestId");
        ServerCall.text(payload, "logType");
        ServerCall.text(payload.path("log"), "remoteLocation");
        return Answer.of(
                FrameCodec.object().put("status", "Accepted").put("filename", "pile.log"),
                () -> equipment.transfers().uploadLog(requestId));
    }
}
