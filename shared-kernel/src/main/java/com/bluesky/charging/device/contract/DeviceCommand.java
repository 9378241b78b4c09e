package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.Change;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.ReportTime;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of, and is reported by, a device. */
public sealed interface DeviceCommand {

    /** More connectors than this no pile has. */
    int CONNECTORS_MAX = 32;

    /** Time to visit every pile; a password that is needed longer is not being replaced. */
    int PASSWORD_OVERLAP_MAX_SECONDS = 7 * 24 * 3_600;

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

    /**
     * Decides whether a device may charge; deciding the same again changes nothing. Answers {@code
     * Written}.
     */
    record AdmitDevice(
            @TargetAggregateIdentifier String deviceId, DeviceAdmission admission, Instant at)
            implements DeviceCommand {}

    /**
     * Report: how far the pile is with new firmware (OCPP 1.6 §4.5); an unchanged status appends
     * nothing. Answers nothing.
     *
     * @param requestId of the update that it is about; null when the pile did not say
     */
    record RecordFirmwareStatus(
            @TargetAggregateIdentifier String deviceId,
            FirmwareStatus status,
            @Nullable Long requestId,
            ReportTime time)
            implements DeviceCommand {}

    /**
     * Report: how far the pile is with uploading diagnostics (OCPP 1.6 §4.4); an unchanged status
     * appends nothing. Answers nothing.
     */
    record RecordDiagnosticsStatus(
            @TargetAggregateIdentifier String deviceId, DiagnosticsStatus status, ReportTime time)
            implements DeviceCommand {}

    /**
     * Report: how far the pile is with uploading a log (security extension); an unchanged status
     * appends nothing. Answers nothing.
     *
     * @param requestId of the upload that it is about; null when the pile did not say
     */
    record RecordLogStatus(
            @TargetAggregateIdentifier String deviceId,
            LogStatus status,
            @Nullable Long requestId,
            ReportTime time)
            implements DeviceCommand {}

    /**
     * Report: something that bears on the pile's security (security extension); a repeat appends
     * nothing. Answers nothing.
     *
     * @param type as the pile names it, at most 50 characters
     * @param techInfo at most 255 characters
     */
    record RecordSecurityEvent(
            @TargetAggregateIdentifier String deviceId,
            String type,
            @Nullable String techInfo,
            ReportTime time)
            implements DeviceCommand {}

    /**
     * Report: the pile asks to have a certificate signed (security extension); the same request
     * again appends nothing. Answers nothing.
     *
     * @param csr PEM, at most 5,500 characters
     */
    record RecordCertificateRequest(
            @TargetAggregateIdentifier String deviceId, String csr, ReportTime time)
            implements DeviceCommand {}

    /**
     * Report: how long the pile waits for the vehicle to be plugged in after it was authorised
     * (OCPP 1.6 §9.1.5). Answers nothing.
     */
    record RecordConnectionTimeOut(
            @TargetAggregateIdentifier String deviceId, int connectionTimeOutSeconds, Instant at)
            implements DeviceCommand {}

    /**
     * Changes what a person tells of a device; the numbers of its connectors stay. A repeat of the
     * latest change answers as that did. Answers {@code Written}, or refuses with a {@link
     * DeviceRefusal} or {@code PreconditionFailed}.
     *
     * @param connectors all of them, as they are to be
     */
    record ChangeDevice(
            @TargetAggregateIdentifier String deviceId,
            String name,
            List<ConnectorSpec> connectors,
            Change change,
            Instant at)
            implements DeviceCommand {}

    /**
     * Takes a device out of service for good; doing it again changes nothing. Answers {@code
     * Written}.
     *
     * @param foreseen why it cannot be, as the read model has it; null when nothing speaks against
     *     it
     */
    record RetireDevice(
            @TargetAggregateIdentifier String deviceId,
            @Nullable RefusalDetails foreseen,
            Instant at)
            implements DeviceCommand {}

    /**
     * Notes that the pile of the device gets another password, which is kept elsewhere; a repeat
     * changes nothing. Answers {@code Written}.
     *
     * @param rotationId of the request
     * @param formerUntil how long the former one opens the link too; null when it ends at once
     */
    record RotateDevicePassword(
            @TargetAggregateIdentifier String deviceId,
            String rotationId,
            @Nullable Instant formerUntil,
            Instant at)
            implements DeviceCommand {}
}
