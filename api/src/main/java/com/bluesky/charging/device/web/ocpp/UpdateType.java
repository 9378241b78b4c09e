package com.bluesky.charging.device.web.ocpp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a list replaces the former one. */
enum UpdateType {
    @JsonProperty("Differential")
    DIFFERENTIAL,
    @JsonProperty("Full")
    FULL
}
