package com.bluesky.charging.order.contract;

/** Why a report is kept and not billed. */
public enum DoubtReason {
    /** The register shows less than at an earlier instant, or more than at a later one. */
    METER_BACKWARDS,
    /** More energy than the connector could have delivered in that time. */
    METER_ABSURD,
    /** From before the charge began, or from after it ended. */
    OUTSIDE_CHARGE,
    /** The order never started, or is another transaction's. */
    WRONG_TRANSACTION
}
