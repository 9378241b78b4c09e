package com.bluesky.charging.device.web.ocpp;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/** Cancels a reservation by its number (OCPP 1.6 §5.1). */
record CancelReservation(@NotNull @Positive Integer reservationId) implements PileCommand {

    @Override
    public String action() {
        return "CancelReservation";
    }
}
