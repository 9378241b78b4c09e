package com.bluesky.charging.order.contract;

/**
 * Why an order FAILED, when that was not a refusal of connector or wallet (whose codes are used as
 * they are). Stable, as all codes.
 */
public enum FailureCode {
    CANCELLED(
            "It was stopped before the pile was asked to start.",
            "Start another order if the charge is wanted after all."),
    DEVICE_OFFLINE(
            "The pile was not connected when the start was to be sent.",
            "Choose another pile, or start another order when GET /v1/devices/{deviceId}/status"
                    + " says that this one is online."),
    START_REJECTED(
            "The pile refused to start.",
            "Plug the vehicle in and start another order; if the pile refuses again, choose another"
                    + " one."),
    START_TIMEOUT(
            "The charge did not begin in time.", "Plug the vehicle in and start another order."),
    UNPLUGGED(
            "The vehicle was unplugged before the charge began.",
            "Plug the vehicle in and start another order."),
    START_UNKNOWN(
            "The pile never told whether it started.",
            "Look at the pile. If it does not charge, start another order; if it does, this order"
                    + " goes on as soon as the pile tells of it."),
    DISPLACED(
            "Another charge already runs on the connector.",
            "Choose another connector, or start another order when GET"
                    + " /v1/devices/{deviceId}/status says that it is free.");

    private final String meaning;
    private final String remedy;

    FailureCode(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** What happened, for a person. */
    public String meaning() {
        return meaning;
    }

    /** What to do next. Money that was set aside for the charge is free again. */
    public String remedy() {
        return remedy;
    }
}
