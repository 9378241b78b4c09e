package com.bluesky.charging.device.contract;

/**
 * What a pile says of a connector (OCPP 1.6 §7.7 ChargePointStatus); UNKNOWN until it has said
 * anything.
 */
public enum ConnectorStatus {
    UNKNOWN,
    AVAILABLE,
    PREPARING,
    CHARGING,
    SUSPENDED_EV,
    SUSPENDED_EVSE,
    FINISHING,
    RESERVED,
    UNAVAILABLE,
    FAULTED;

    /**
     * Whether a charge may be requested while the pile says this. A free pile that said nothing yet
     * is worth a try.
     */
    public boolean allowsStart() {
        return switch (this) {
            case UNKNOWN, AVAILABLE, PREPARING, FINISHING -> true;
            case CHARGING, SUSPENDED_EV, SUSPENDED_EVSE, RESERVED, UNAVAILABLE, FAULTED -> false;
        };
    }
}
