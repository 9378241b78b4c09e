package com.bluesky.charging.simulator;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Begins a charge at the connector that is named, else at any free one (OCPP 1.6 §5.11). */
final class RemoteStartTransaction implements ServerCall {

    @Override
    public String action() {
        return "RemoteStartTransaction";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        String idTag = ServerCall.text(payload, "idTag");
        Optional<PileConnector> chosen =
                payload.has("connectorId")
                        ? named(equipment, ServerCall.number(payload, "connectorId"))
                        : equipment.connector(PileConnector::isFree);
        return chosen.filter(PileConnector::isFree)
                .map(free -> Answer.status("Accepted", () -> free.authorise(idTag)))
                .orElseGet(() -> Answer.status("Rejected"));
    }

    private static Optional<PileConnector> named(Equipment equipment, int number) {
        return equipment.connector(connector -> connector.number() == number);
    }
}
