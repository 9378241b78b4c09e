package com.bluesky.charging.device.contract;

import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device with its connectors as the read model knows it. Whether it is linked: {@link
 * FindDeviceLinks}.
 *
 * @param connectionTimeOutSeconds how long the pile waits for the vehicle to be plugged in; null
 *     before it told
 * @param updatedAt when something of it, or of a connector, changed last
 * @param retiredAt null while it is in service
 * @param version of the device itself; what its connectors do does not raise it
 */
public record DeviceView(
        String deviceId,
        String operatorId,
        String siteId,
        String zone,
        String name,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable String serialNumber,
        @Nullable String firmwareVersion,
        ConnectorStatus status,
        @Nullable String errorCode,
        List<ConnectorView> connectors,
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

    /**
     * One connector.
     *
     * @param orderId the order that occupies it
     * @param statusAt when the pile reported the status
     */
    public record ConnectorView(
            String connectorKey,
            int connectorId,
            String plug,
            ConnectorSpec.CurrentType currentType,
            int maxPowerWatts,
            ConnectorStatus status,
            @Nullable String errorCode,
            @Nullable Instant statusAt,
            @Nullable String orderId,
            @Nullable Tariff tariff,
            long version) {}
}
