package com.bluesky.charging.order.contract;

/** What a pile's connector says about the order on it. */
public enum ChargingState {
    /** Nothing is plugged in (OCPP 1.6: Available). */
    IDLE,
    /** Something is plugged in or presented, nothing flows yet (Preparing). */
    PREPARING,
    CHARGING,
    SUSPENDED_EV,
    SUSPENDED_EVSE,
    /** The charge is over, the plug is still there. */
    FINISHING
}
