package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** Ends the charge with that number, if it runs here (OCPP 1.6 §5.12). */
final class RemoteStopTransaction implements ServerCall {

    @Override
    public String action() {
        return "RemoteStopTransaction";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        int transactionId = ServerCall.number(payload, "transactionId");
        return equipment
                .connector(connector -> connector.isRunning(transactionId))
                .map(running -> Answer.status("Accepted", () -> running.end("Remote", null)))
                .orElseGet(() -> Answer.status("Rejected"));
    }
}
