package com.bluesky.charging.device.contract;

/** Why a call never left for its pile. Stable, as all codes. */
public enum NotSentReason {
    OFFLINE("The pile has no link. Ask again when its device is online."),
    QUEUE_FULL("Too much was asked of the pile at once. Ask again when it answered some."),
    EXPIRED("The time for it was over before its turn came. Ask again if it is still wanted.");

    private final String detail;

    NotSentReason(String detail) {
        this.detail = detail;
    }

    /** What happened and what to do, for a person. */
    public String detail() {
        return detail;
    }
}
