package com.bluesky.charging.wallet.contract;

/** What moved money into, within, or out of a wallet. */
public enum MovementKind {
    /** The user paid money in. */
    TOP_UP,
    /** Set aside for an order. */
    HOLD,
    /** The rest of what was set aside, available again. */
    RELEASE,
    /** Taken for the bill of an order, out of what was set aside. */
    CAPTURE,
    /** What a bill asks beyond what was set aside: the user owes it. */
    OWED,
    /** Taken for what the user owed. */
    OWED_PAID,
    /** Back in the balance, because an order cost less in the end. */
    ORDER_REFUND,
    /** Taken out, to be given back to the user. */
    REFUND
}
