package com.bluesky.charging.order.contract;

/** What an order answers to what was confirmed for it. */
public enum Continuation {
    /** The order goes on with it. */
    WANTED,
    /** The order is over, or never asked: give it back. */
    OVER
}
