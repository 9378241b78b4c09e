package com.bluesky.charging.order.contract;

/** What became of a remote stop. */
public enum StopOutcome {
    ACCEPTED,
    REJECTED,
    OFFLINE,
    UNANSWERED
}
