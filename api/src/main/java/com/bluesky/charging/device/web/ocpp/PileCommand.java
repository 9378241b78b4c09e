package com.bluesky.charging.device.web.ocpp;

import org.jspecify.annotations.Nullable;

/**
 * Something to ask of a pile. A command is a record with the fields of its OCPP request, spelled as
 * there; whatever is not null in it is told.
 */
interface PileCommand {

    /** The action's name in OCPP 1.6. */
    String action();

    /** The user that the command is for, who is not told to the pile; null for nobody. */
    default @Nullable String userId() {
        return null;
    }

    /** The transaction that the command ends; null for none. */
    default @Nullable Integer ended() {
        return null;
    }
}
