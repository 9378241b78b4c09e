package com.bluesky.charging.device.web.ocpp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether new charges are possible. */
enum AvailabilityType {
    @JsonProperty("Inoperative")
    INOPERATIVE,
    @JsonProperty("Operative")
    OPERATIVE
}
