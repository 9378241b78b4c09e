package com.bluesky.charging.device.web.ocpp;

/** Empties the authorization cache of a pile (OCPP 1.6 §5.4). */
record ClearCache() implements PileCommand {

    @Override
    public String action() {
        return "ClearCache";
    }
}
