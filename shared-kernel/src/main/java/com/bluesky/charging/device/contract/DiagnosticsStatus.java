package com.bluesky.charging.device.contract;

/** How far a pile is with the diagnostics it uploads (OCPP 1.6 §7.23 DiagnosticsStatus). */
public enum DiagnosticsStatus {
    IDLE,
    UPLOADING,
    UPLOADED,
    UPLOAD_FAILED
}
