package com.bluesky.charging.device.web.ocpp;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/** Stops a transaction (OCPP 1.6 §5.12). */
record RemoteStop(@NotNull @Positive Integer transactionId) implements PileCommand {

    @Override
    public String action() {
        return "RemoteStopTransaction";
    }

    @Override
    public Integer ended() {
        return transactionId;
    }
}
