package com.bluesky.charging.simulator;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Takes a connector or the whole pile in or out of service, after its charge (OCPP 1.6 §5.2). */
final class ChangeAvailability implements ServerCall {

    @Override
    public String action() {
        return "ChangeAvailability";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        int number = ServerCall.number(payload, "connectorId");
        boolean operative = ServerCall.text(payload, "type").equals("Operative");
        List<PileConnector> concerned = equipment.connectors(number);
        if (concerned.isEmpty()) {
            return Answer.status("Rejected");
        }
        boolean later = concerned.stream().anyMatch(each -> each.isLater(operative));
        return Answer.status(
                later ? "Scheduled" : "Accepted",
                () -> {
                    if (number == 0) {
                        equipment.cabinet().serve(operative);
                    }
                    concerned.forEach(each -> each.serve(operative));
                });
    }
}
