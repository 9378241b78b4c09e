package com.bluesky.charging.order.contract;

/** Where an order is on its way; section 4 of the design tells what leads where. */
public enum OrderStatus {
    /** Requested; connector and funds are being confirmed. */
    REQUESTED,
    /** The pile accepted the start; the charge has not begun yet. */
    STARTING,
    /**
     * Whether the pile starts is not known; nothing is released until it tells or the deadline
     * passes.
     */
    UNKNOWN,
    CHARGING,
    /** Started; the vehicle or the pile pauses. */
    SUSPENDED,
    /** Asked to stop; the pile has not stopped yet. */
    STOPPING,
    /** The charge is over; the bill is not made yet. */
    ENDED,
    /** The bill is made. */
    SETTLED,
    /** The charge did not come about. */
    FAILED;

    /** Whether the order needs its connector no more. */
    public boolean isOver() {
        return this == ENDED || this == SETTLED || this == FAILED;
    }

    /** Whether energy may flow. */
    public boolean isRunning() {
        return this == CHARGING || this == SUSPENDED || this == STOPPING;
    }
}
