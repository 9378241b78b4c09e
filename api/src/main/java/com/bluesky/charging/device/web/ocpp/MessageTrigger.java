package com.bluesky.charging.device.web.ocpp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What TriggerMessage can ask for. */
enum MessageTrigger {
    @JsonProperty("BootNotification")
    BOOT_NOTIFICATION,
    @JsonProperty("DiagnosticsStatusNotification")
    DIAGNOSTICS_STATUS_NOTIFICATION,
    @JsonProperty("FirmwareStatusNotification")
    FIRMWARE_STATUS_NOTIFICATION,
    @JsonProperty("Heartbeat")
    HEARTBEAT,
    @JsonProperty("MeterValues")
    METER_VALUES,
    @JsonProperty("StatusNotification")
    STATUS_NOTIFICATION
}
