package com.bluesky.charging.device.web.ocpp;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What ExtendedTriggerMessage can ask for. */
enum ExtendedMessageTrigger {
    @JsonProperty("BootNotification")
    BOOT_NOTIFICATION,
    @JsonProperty("LogStatusNotification")
    LOG_STATUS_NOTIFICATION,
    @JsonProperty("FirmwareStatusNotification")
    FIRMWARE_STATUS_NOTIFICATION,
    @JsonProperty("Heartbeat")
    HEARTBEAT,
    @JsonProperty("MeterValues")
    METER_VALUES,
    @JsonProperty("SignChargePointCertificate")
    SIGN_CHARGE_POINT_CERTIFICATE,
    @JsonProperty("StatusNotification")
    STATUS_NOTIFICATION
}
