package com.bluesky.charging.order.contract;

/** Why a charge was asked to stop, or stopped. */
public enum StopReason {
    /** A person or a customer asked through the API. */
    REQUESTED,
    ENERGY_LIMIT,
    AMOUNT_LIMIT,
    DURATION_LIMIT,
    /** The wallet of the card that the charge began with could not set money aside. */
    FUNDS_REFUSED,
    /**
     * A charge that really runs took the connector, so this one must have ended unseen; its end is
     * that of its last accepted reading.
     */
    DISPLACED,
    /**
     * Nobody told when it ended: the pile has nothing on its connector any more; the end is that of
     * the last accepted reading.
     */
    UNSEEN,
    /** A person decided that it is over: its pile is gone, and its end will not be told. */
    DECIDED,
    /** The remaining values are the pile's own (OCPP 1.6 §7.36 Reason). */
    REMOTE,
    LOCAL,
    EV_DISCONNECTED,
    DE_AUTHORIZED,
    EMERGENCY_STOP,
    HARD_RESET,
    SOFT_RESET,
    REBOOT,
    POWER_LOSS,
    UNLOCK_COMMAND,
    OTHER
}
