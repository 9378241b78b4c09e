package com.bluesky.charging.device.web.ocpp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a pile restarts: at once, or after its charges were ended. */
enum ResetType {
    @JsonProperty("Hard")
    HARD,
    @JsonProperty("Soft")
    SOFT
}
