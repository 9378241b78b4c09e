package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** Changes one key (OCPP 1.6 §5.3). */
final class ChangeConfiguration implements ServerCall {

    @Override
    public String action() {
        return "ChangeConfiguration";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        String key = ServerCall.text(payload, "key");
        String value = ServerCall.text(payload, "value");
        String verdict = equipment.configuration().judge(key, value);
        return Answer.status(
                verdict,
                () -> {
                    if (verdict.equals("Accepted")) {
                        equipment.configuration().change(key, value);
                        equipment.alignedSamples().schedule();
                    }
                });
    }
}
