package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceLinks.DeviceLink;
import com.bluesky.charging.device.contract.DeviceView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device does now.
 *
 * @param online whether it is linked to us
 * @param lastSeenAt when it was heard of last; absent when it never was
 * @param status of the device as a whole
 */
record LiveStatus(
        String deviceId,
        boolean online,
        @Nullable Instant lastSeenAt,
        ConnectorStatus status,
        @Nullable String errorCode,
        List<LiveConnector> connectors) {

    static LiveStatus of(DeviceView device, DeviceLink link) {
        return new LiveStatus(
                device.deviceId(),
                link.online(),
                link.lastSeenAt(),
                device.status(),
                device.errorCode(),
                device.connectors().stream()
                        .map(connector ->
                                new LiveConnector(
                                        connector.connectorId(),
                                        connector.status(),
                                        connector.errorCode(),
                                        connector.statusAt(),
                                        connector.orderId() != null))
                        .toList());
    }

    /** One connector. */
    record LiveConnector(
            int connectorId,
            ConnectorStatus status,
            @Nullable String errorCode,
            @Nullable Instant statusAt,
            boolean occupied) {}
}
