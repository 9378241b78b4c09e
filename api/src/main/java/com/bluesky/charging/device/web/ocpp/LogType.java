package com.bluesky.charging.device.web.ocpp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which log. */
enum LogType {
    @JsonProperty("DiagnosticsLog")
    DIAGNOSTICS_LOG,
    @JsonProperty("SecurityLog")
    SECURITY_LOG
}
