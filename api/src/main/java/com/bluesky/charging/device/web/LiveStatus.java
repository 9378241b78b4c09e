package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.ConnectorSpec.CurrentType;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceLinks.DeviceLink;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
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
        String name,
        boolean online,
        @Nullable Instant lastSeenAt,
        ConnectorStatus status,
        @Nullable String errorCode,
        List<LiveConnector> connectors) {

    static LiveStatus of(DeviceView device, DeviceLink link) {
        boolean takesCharges =
                link.online()
                        && device.retiredAt() == null
                        && device.admission() == DeviceAdmission.ACCEPTED
                        && device.status().allowsStart();
        return new LiveStatus(
                device.deviceId(),
                device.name(),
                link.online(),
                link.lastSeenAt(),
                device.status(),
                device.errorCode(),
                device.connectors().stream()
                        .map(connector -> LiveConnector.of(connector, takesCharges))
                        .toList());
    }

    /** At how many connectors a charge may be started. */
    int freeConnectors() {
        return Math.toIntExact(connectors.stream().filter(LiveConnector::free).count());
    }

    /**
     * One connector.
     *
     * @param occupied whether an order has it
     * @param free whether a charge may be started there: its device is linked and admitted, no
     *     order has it, and neither its status nor that of the device speaks against it
     */
    record LiveConnector(
            int connectorId,
            String plug,
            CurrentType currentType,
            int maxPowerWatts,
            ConnectorStatus status,
            @Nullable String errorCode,
            @Nullable Instant statusAt,
            boolean occupied,
            boolean free) {

        private static LiveConnector of(ConnectorView connector, boolean takesCharges) {
            return new LiveConnector(
                    connector.connectorId(),
                    connector.plug(),
                    connector.currentType(),
                    connector.maxPowerWatts(),
                    connector.status(),
                    connector.errorCode(),
                    connector.statusAt(),
                    connector.orderId() != null,
                    takesCharges
                            && connector.orderId() == null
                            && connector.status().allowsStart());
        }
    }
}
