package com.bluesky.charging.device.web.ocpp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Ampere or watt (OCPP 1.6 §7.12). */
enum ChargingRateUnit {
    @JsonProperty("A")
    A,
    @JsonProperty("W")
    W
}
