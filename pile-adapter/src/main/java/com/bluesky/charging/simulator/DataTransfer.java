package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Knows one message of one vendor, which it sends back (OCPP 1.6 §5.6). */
final class DataTransfer implements ServerCall {

    @Override
    public String action() {
        return "DataTransfer";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        if (!ServerCall.text(payload, "vendorId").equals("Bluesky")) {
            return Answer.status("UnknownVendorId");
        }
        if (!payload.path("messageId").asString("").equals("echo")) {
            return Answer.status("UnknownMessageId");
        }
        ObjectNode answer = FrameCodec.object().put("status", "Accepted");
        if (payload.has("data")) {
            answer.put("data", ServerCall.text(payload, "data"));
        }
        return Answer.of(answer);
    }
}
