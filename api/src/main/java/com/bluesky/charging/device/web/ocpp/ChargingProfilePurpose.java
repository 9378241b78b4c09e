package com.bluesky.charging.device.web.ocpp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a profile limits: the pile, charges to come, or one charge. */
enum ChargingProfilePurpose {
    @JsonProperty("ChargePointMaxProfile")
    CHARGE_POINT_MAX_PROFILE,
    @JsonProperty("TxDefaultProfile")
    TX_DEFAULT_PROFILE,
    @JsonProperty("TxProfile")
    TX_PROFILE
}
