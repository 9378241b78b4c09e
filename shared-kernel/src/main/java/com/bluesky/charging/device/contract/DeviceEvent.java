package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.ReportTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a device. */
public sealed interface DeviceEvent {

    String deviceId();

    record DeviceRegistered(
            String deviceId,
            String operatorId,
            String siteId,
            String zone,
            String name,
            List<ConnectorSpec> connectors,
            String fingerprint,
            Instant registeredAt)
            implements DeviceEvent {}

    record DeviceBooted(
            String deviceId,
            String operatorId,
            String vendor,
            String model,
            @Nullable String serialNumber,
            @Nullable String firmwareVersion,
            ReportTime time)
            implements DeviceEvent {}

    record DeviceStatusChanged(
            String deviceId,
            String operatorId,
            ConnectorStatus status,
            String errorCode,
            @Nullable String info,
            @Nullable String vendorErrorCode,
            ReportTime time)
            implements DeviceEvent {}
}
