package com.bluesky.charging.device.query;

import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusChanged;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.device.contract.DeviceStatusView;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.kernel.query.Position;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a device told of its status, or of that of a connector; never changed. */
@Entity
@Table(name = "device_statuses")
class DeviceStatusRow {

    /** OCPP's number of the device itself. */
    private static final int DEVICE = 0;

    @Id
    @Column(name = "entry_id")
    private String entryId;

    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "connector_id")
    private int connectorId;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private ConnectorStatus status;

    @Column(name = "error_code")
    private String errorCode;

    @Column(name = "vendor_error_code")
    private @Nullable String vendorErrorCode;

    @Column(name = "reported_at")
    private @Nullable Instant reportedAt;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "at")
    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(name = "time_source")
    private ReportTime.Source timeSource;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected DeviceStatusRow() {}

    @SuppressWarnings("NullAway.Init") // The method keeps the times.
    DeviceStatusRow(DeviceStatusChanged changed, long sequence, Instant recordedAt) {
        entryId = idOf(changed.deviceId(), sequence);
        deviceId = changed.deviceId();
        connectorId = DEVICE;
        status = changed.status();
        errorCode = changed.errorCode();
        vendorErrorCode = changed.vendorErrorCode();
        keep(changed.time());
        this.recordedAt = recordedAt;
    }

    @SuppressWarnings("NullAway.Init") // The method keeps the times.
    DeviceStatusRow(ConnectorStatusChanged changed, long sequence, Instant recordedAt) {
        entryId = idOf(changed.connectorKey(), sequence);
        deviceId = changed.deviceId();
        connectorId = changed.connectorId();
        status = changed.status();
        errorCode = changed.errorCode();
        vendorErrorCode = changed.vendorErrorCode();
        keep(changed.time());
        this.recordedAt = recordedAt;
    }

    /** Padded, so that what is of one instant is listed in the order in which it was stored. */
    private static String idOf(String streamId, long sequence) {
        return "%s-%012d".formatted(streamId, sequence);
    }

    private void keep(ReportTime time) {
        reportedAt = time.reportedAt();
        receivedAt = time.receivedAt();
        at = time.at();
        timeSource = time.source();
    }

    Position position() {
        return new Position(at, entryId);
    }

    DeviceStatusView view() {
        return new DeviceStatusView(
                connectorId,
                status,
                errorCode,
                vendorErrorCode,
                new ReportTime(reportedAt, receivedAt, at, timeSource));
    }
}
