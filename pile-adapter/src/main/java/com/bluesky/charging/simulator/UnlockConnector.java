package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** Lets go of the cable, and ends the charge that runs (OCPP 1.6 §5.18). */
final class UnlockConnector implements ServerCall {

    @Override
    public String action() {
        return "UnlockConnector";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        return equipment
                .connector(ServerCall.number(payload, "connectorId"))
                .map(connector ->
                        Answer.status("Unlocked", () -> connector.end("UnlockCommand", null)))
                .orElseGet(() -> Answer.status("NotSupported"));
    }
}
