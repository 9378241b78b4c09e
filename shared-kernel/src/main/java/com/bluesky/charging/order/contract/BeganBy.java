package com.bluesky.charging.order.contract;

/** How an order came about. */
public enum BeganBy {
    /** It was requested here, and the pile was asked to start. */
    REQUEST,
    /** A card was presented at the pile, which told that it started. */
    CARD
}
