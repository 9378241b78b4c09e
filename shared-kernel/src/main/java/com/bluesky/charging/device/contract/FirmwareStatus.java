package com.bluesky.charging.device.contract;

/**
 * How far a pile is with new firmware (OCPP 1.6 §7.24 FirmwareStatus, and what the security
 * extension adds for signed firmware).
 */
public enum FirmwareStatus {
    IDLE,
    DOWNLOAD_SCHEDULED,
    DOWNLOADING,
    DOWNLOAD_PAUSED,
    DOWNLOADED,
    DOWNLOAD_FAILED,
    SIGNATURE_VERIFIED,
    INVALID_SIGNATURE,
    INSTALL_SCHEDULED,
    INSTALLING,
    INSTALL_REBOOTING,
    INSTALLED,
    INSTALLATION_FAILED,
    INSTALL_VERIFICATION_FAILED
}
