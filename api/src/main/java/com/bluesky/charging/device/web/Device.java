package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.ConnectorSpec.CurrentType;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
import com.bluesky.charging.device.contract.DiagnosticsStatus;
import com.bluesky.charging.device.contract.FirmwareStatus;
import com.bluesky.charging.device.contract.LogStatus;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device as every customer of its operator may see it: whether a connector is occupied, but not
 * by whose order.
 *
 * @param admission whether it may charge, as its operator decided
 * @param firmwareStatus how far it is with new firmware; absent until it told
 * @param diagnosticsStatus how far it is with uploading diagnostics; absent until it told
 * @param logStatus how far it is with uploading a log; absent until it told
 * @param connectionTimeOutSeconds how long the pile waits for a vehicle to be plugged in; absent
 *     before it told
 * @param updatedAt when something of it, or of a connector, changed last
 * @param retiredAt since when it is out of service; absent while it is in service
 * @param version of the device itself: a change is refused only when a person changed it after the
 *     version that was read; what connectors do does not raise it
 */
record Device(
        String deviceId,
        String siteId,
        String zone,
        String name,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable String serialNumber,
        @Nullable String firmwareVersion,
        ConnectorStatus status,
        @Nullable String errorCode,
        List<Connector> connectors,
        Instant registeredAt,
        @Nullable Instant bootedAt,
        DeviceAdmission admission,
        @Nullable FirmwareStatus firmwareStatus,
        @Nullable DiagnosticsStatus diagnosticsStatus,
        @Nullable LogStatus logStatus,
        @Nullable Integer connectionTimeOutSeconds,
        Instant updatedAt,
        @Nullable Instant retiredAt,
        long version) {

    static Device of(DeviceView view) {
        return new Device(
                view.deviceId(),
                view.siteId(),
                view.zone(),
                view.name(),
                view.vendor(),
                view.model(),
                view.serialNumber(),
                view.firmwareVersion(),
                view.status(),
                view.errorCode(),
                view.connectors().stream().map(Connector::of).toList(),
                view.registeredAt(),
                view.bootedAt(),
                view.admission(),
                view.firmwareStatus(),
                view.diagnosticsStatus(),
                view.logStatus(),
                view.connectionTimeOutSeconds(),
                view.updatedAt(),
                view.retiredAt(),
                view.version());
    }

    /**
     * One connector.
     *
     * @param status what the pile said last
     * @param occupied whether an order has it
     * @param tariff what a charge started now would cost; absent without a price plan
     */
    record Connector(
            int connectorId,
            String plug,
            CurrentType currentType,
            int maxPowerWatts,
            ConnectorStatus status,
            @Nullable String errorCode,
            @Nullable Instant statusAt,
            boolean occupied,
            @Nullable Tariff tariff) {

        private static Connector of(ConnectorView view) {
            return new Connector(
                    view.connectorId(),
                    view.plug(),
                    view.currentType(),
                    view.maxPowerWatts(),
                    view.status(),
                    view.errorCode(),
                    view.statusAt(),
                    view.orderId() != null,
                    view.tariff());
        }
    }
}
