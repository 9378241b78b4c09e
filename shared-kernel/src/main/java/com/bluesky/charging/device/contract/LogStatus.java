package com.bluesky.charging.device.contract;

/**
 * How far a pile is with a log it uploads (OCPP 1.6 security extension, UploadLogStatusEnumType).
 */
public enum LogStatus {
    IDLE,
    UPLOADING,
    UPLOADED,
    UPLOAD_FAILURE,
    BAD_MESSAGE,
    NOT_SUPPORTED_OPERATION,
    PERMISSION_DENIED
}
