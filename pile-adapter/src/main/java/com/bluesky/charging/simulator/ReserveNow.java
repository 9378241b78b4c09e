package com.bluesky.charging.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Keeps a connector for a card until a time (OCPP 1.6 §5.13). */
final class ReserveNow implements ServerCall {

    @Override
    public String action() {
        return "ReserveNow";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        Instant expiry = ServerCall.instant(payload, "expiryDate");
        int id = ServerCall.number(payload, "reservationId");
        String idTag = ServerCall.text(payload, "idTag");
        String parent = payload.path("parentIdTag").asString(null);
        Duration left = Duration.between(equipment.clock().instant(), expiry);
        Optional<PileConnector> named =
                equipment.connector(ServerCall.number(payload, "connectorId"));
        if (named.isEmpty() || !left.isPositive()) {
            return Answer.status("Rejected");
        }
        PileConnector connector = named.get();
        String verdict = verdict(connector, id);
        return Answer.status(
                verdict,
                () -> {
                    if (verdict.equals("Accepted")) {
                        connector.reserve(
                                new Reservation(
                                        id,
                                        idTag,
                                        parent,
                                        equipment
                                                .turns()
                                                .after(left, () -> connector.reserve(null))));
                    }
                });
    }

    private static String verdict(PileConnector connector, int reservationId) {
        if (!connector.isInService()) {
            return connector.isFaulted() ? "Faulted" : "Unavailable";
        }
        Reservation present = connector.reservation();
        boolean replaces = present == null || present.id() == reservationId;
        return connector.isOccupied() || !replaces ? "Occupied" : "Accepted";
    }
}
