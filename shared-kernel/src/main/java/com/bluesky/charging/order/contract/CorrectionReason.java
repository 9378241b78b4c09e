package com.bluesky.charging.order.contract;

/** Why a person decided how much energy a charge is billed for. */
public enum CorrectionReason {
    /** The pile's meter was wrong, or told nothing. */
    METER_FAULT,
    /** What follows from the power is taken for true, where the meter tells no energy. */
    ENERGY_DERIVED,
    /** Nobody saw the end of the charge. */
    END_UNSEEN,
    GOODWILL,
    OTHER
}
