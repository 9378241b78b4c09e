package com.bluesky.charging.order.contract;

/** What became of the one remote start of an order. */
public enum StartOutcome {
    /** The pile accepted it. */
    ACCEPTED,
    /** The pile refused it, by answer or by error. */
    REJECTED,
    /** It was not sent: the pile had no link. */
    OFFLINE,
    /** It may have been sent, and no answer came. */
    UNANSWERED,
    /** It was not sent: its time was over. */
    EXPIRED
}
