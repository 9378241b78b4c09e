package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** Takes over the cards that it shall know without the server (OCPP 1.6 §5.15). */
final class SendLocalList implements ServerCall {

    @Override
    public String action() {
        return "SendLocalList";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        if (!equipment.configuration().is("LocalAuthListEnabled")) {
            return Answer.status("NotSupported");
        }
        int version = ServerCall.number(payload, "listVersion");
        boolean full = ServerCall.text(payload, "updateType").equals("Full");
        JsonNode entries = payload.path("localAuthorizationList");
        LocalList list = equipment.cards().list();
        String verdict = list.judge(version, full, entries);
        return Answer.status(
                verdict,
                () -> {
                    if (verdict.equals("Accepted")) {
                        list.update(version, full, entries);
                    }
                });
    }
}
