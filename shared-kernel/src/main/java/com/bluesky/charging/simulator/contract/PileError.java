package com.bluesky.charging.simulator.contract;

/** The error codes of a StatusNotification (OCPP 1.6 §7.6). */
public enum PileError {
    /** The plug cannot be locked or unlocked. */
    CONNECTOR_LOCK_FAILURE("ConnectorLockFailure"),
    /** The vehicle does not talk sense. */
    EV_COMMUNICATION_ERROR("EVCommunicationError"),
    /** The earth-leakage breaker has tripped. */
    GROUND_FAILURE("GroundFailure"),
    /** It is too hot inside. */
    HIGH_TEMPERATURE("HighTemperature"),
    /** Software or hardware inside. */
    INTERNAL_ERROR("InternalError"),
    /** The local list and the server disagree. */
    LOCAL_LIST_CONFLICT("LocalListConflict"),
    /** All is well. */
    NO_ERROR("NoError"),
    /** Something else. */
    OTHER_ERROR("OtherError"),
    /** Too much current. */
    OVER_CURRENT_FAILURE("OverCurrentFailure"),
    /** Too much voltage. */
    OVER_VOLTAGE("OverVoltage"),
    /** The energy meter cannot be read. */
    POWER_METER_FAILURE("PowerMeterFailure"),
    /** The contactor fails. */
    POWER_SWITCH_FAILURE("PowerSwitchFailure"),
    /** The card reader fails. */
    READER_FAILURE("ReaderFailure"),
    /** It could not reset itself. */
    RESET_FAILURE("ResetFailure"),
    /** Too little voltage. */
    UNDER_VOLTAGE("UnderVoltage"),
    /** A weak radio signal. */
    WEAK_SIGNAL("WeakSignal");

    private final String word;

    PileError(String word) {
        this.word = word;
    }

    /** As OCPP 1.6 writes it. */
    public String word() {
        return word;
    }
}
