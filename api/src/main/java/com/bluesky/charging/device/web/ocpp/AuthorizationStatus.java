package com.bluesky.charging.device.web.ocpp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a card may do (OCPP 1.6 §7.2). */
enum AuthorizationStatus {
    @JsonProperty("Accepted")
    ACCEPTED,
    @JsonProperty("Blocked")
    BLOCKED,
    @JsonProperty("Expired")
    EXPIRED,
    @JsonProperty("Invalid")
    INVALID,
    @JsonProperty("ConcurrentTx")
    CONCURRENT_TX
}
