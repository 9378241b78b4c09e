package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.ReportTime;
import org.jspecify.annotations.Nullable;

/**
 * What a pile told of a connector, or of itself, from a moment on.
 *
 * @param connectorId 0 is the device itself
 * @param errorCode in the words of OCPP 1.6 §7.6, {@code NoError} when there is none
 * @param vendorErrorCode in the words of the pile's maker
 * @param time when it held, as the pile says and as it was received
 */
public record DeviceStatusView(
        int connectorId,
        ConnectorStatus status,
        String errorCode,
        @Nullable String vendorErrorCode,
        ReportTime time) {}
