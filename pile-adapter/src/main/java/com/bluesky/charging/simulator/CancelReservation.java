package com.bluesky.charging.simulator;

import tools.jackson.databind.JsonNode;

/** Gives a reserved connector free (OCPP 1.6 §5.1). */
final class CancelReservation implements ServerCall {

    @Override
    public String action() {
        return "CancelReservation";
    }

    @Override
    public Answer answer(JsonNode payload, Equipment equipment) {
        int id = ServerCall.number(payload, "reservationId");
        return equipment
                .connector(each -> each.reservation() != null && each.reservation().id() == id)
                .map(kept -> Answer.status("Accepted", () -> kept.reserve(null)))
                .orElseGet(() -> Answer.status("Rejected"));
    }
}
