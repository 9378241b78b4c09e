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

    record DeviceAdmissionChanged(
            String deviceId, String operatorId, DeviceAdmission admission, Instant at)
            implements DeviceEvent {}

    record FirmwareStatusTold(
            String deviceId,
            String operatorId,
            FirmwareStatus status,
            @Nullable Long requestId,
            ReportTime time)
            implements DeviceEvent {}

    record DiagnosticsStatusTold(
            String deviceId, String operatorId, DiagnosticsStatus status, ReportTime time)
            implements DeviceEvent {}

    record LogStatusTold(
            String deviceId,
            String operatorId,
            LogStatus status,
            @Nullable Long requestId,
            ReportTime time)
            implements DeviceEvent {}

    /** What the pile told of its own security, in its own words. */
    record SecurityEventTold(
            String deviceId,
            String operatorId,
            String type,
            @Nullable String techInfo,
            ReportTime time)
            implements DeviceEvent {}

    /**
     * The pile asked to have a certificate signed, and was told that nobody does that here.
     *
     * @param csr the request as it came, PEM
     */
    record CertificateRequested(String deviceId, String operatorId, String csr, ReportTime time)
            implements DeviceEvent {}

    record ConnectionTimeOutTold(
            String deviceId, String operatorId, int connectionTimeOutSeconds, Instant toldAt)
            implements DeviceEvent {}

    /**
     * What a person tells of a device changed.
     *
     * @param connectors all of them, as they are from now on
     * @param basedOnVersion the version that was changed
     */
    record DeviceChanged(
            String deviceId,
            String operatorId,
            String name,
            List<ConnectorSpec> connectors,
            long basedOnVersion,
            String fingerprint,
            Instant at)
            implements DeviceEvent {}

    /** It is out of service for good: its pile is not let in any more. */
    record DeviceRetired(String deviceId, String operatorId, Instant at) implements DeviceEvent {}

    /**
     * Its pile gets another password.
     *
     * @param formerUntil how long the former one opens the link too; null when it ends at once
     */
    record DevicePasswordRotated(
            String deviceId,
            String operatorId,
            String rotationId,
            @Nullable Instant formerUntil,
            Instant at)
            implements DeviceEvent {}
}
