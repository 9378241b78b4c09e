package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.ReportTime;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of, and is reported by, a device. */
public sealed interface DeviceCommand {

    /** More connectors than this no pile has. */
    int CONNECTORS_MAX = 32;

    String deviceId();

    /**
     * Registers a device at a site; a repeat answers as the first did. Answers {@code Written}.
     *
     * @param zone the site's IANA time zone
     */
    record RegisterDevice(
            @TargetAggregateIdentifier String deviceId,
            String operatorId,
            String siteId,
            String zone,
            String name,
            List<ConnectorSpec> connectors,
            Fingerprint fingerprint,
            Instant at)
            implements DeviceCommand {}

    /** Report: the pile started and told what it is (OCPP 1.6 §4.2). Answers nothing. */
    record RecordBoot(
            @TargetAggregateIdentifier String deviceId,
            String vendor,
            String model,
            @Nullable String serialNumber,
            @Nullable String firmwareVersion,
            ReportTime time)
            implements DeviceCommand {}

    /** Report: the status of the device as a whole, OCPP's connector 0 (§4.9). Answers nothing. */
    record RecordDeviceStatus(
            @TargetAggregateIdentifier String deviceId,
            ConnectorStatus status,
            String errorCode,
            @Nullable String info,
            @Nullable String vendorErrorCode,
            ReportTime time)
            implements DeviceCommand {}
}
