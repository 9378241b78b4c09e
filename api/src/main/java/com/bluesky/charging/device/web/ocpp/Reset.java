package com.bluesky.charging.device.web.ocpp;

import jakarta.validation.constraints.NotNull;

/** Restarts a pile (OCPP 1.6 §5.14). */
record Reset(@NotNull ResetType type) implements PileCommand {

    @Override
    public String action() {
        return "Reset";
    }
}
