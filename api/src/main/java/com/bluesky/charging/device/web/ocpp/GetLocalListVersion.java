package com.bluesky.charging.device.web.ocpp;

/** Asks for the version of the list of cards (OCPP 1.6 §5.10). */
record GetLocalListVersion() implements PileCommand {

    @Override
    public String action() {
        return "GetLocalListVersion";
    }
}
