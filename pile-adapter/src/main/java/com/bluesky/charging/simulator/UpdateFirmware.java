package com.bluesky.charging.simulator;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** Fetches and installs firmware, as it tells step by step (OCPP 1.6 §5.19). */
final class UpdateFirmware implements ServerCall {

    @Override
    public String action() {
        return "UpdateFirmware";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        ServerCall.text(payload, "location");
        Instant from = ServerCall.instant(payload, "retrieveDate");
        return Answer.of(FrameCodec.object(), () -> equipment.transfers().update(from));
    }
}
