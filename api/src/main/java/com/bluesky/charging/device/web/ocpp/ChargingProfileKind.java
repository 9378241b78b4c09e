package com.bluesky.charging.device.web.ocpp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the times of a profile count from. */
enum ChargingProfileKind {
    @JsonProperty("Absolute")
    ABSOLUTE,
    @JsonProperty("Recurring")
    RECURRING,
    @JsonProperty("Relative")
    RELATIVE
}
