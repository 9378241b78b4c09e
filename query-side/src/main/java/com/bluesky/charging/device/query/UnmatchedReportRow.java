package com.bluesky.charging.device.query;

import com.bluesky.charging.device.contract.UnmatchedReportEvent.ReportUnmatched;
import com.bluesky.charging.device.contract.UnmatchedReportView;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.kernel.query.StreamRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A report that belongs to nothing we know; never changed. */
@Entity
@Table(name = "unmatched_reports")
class UnmatchedReportRow extends StreamRow {

    @Id
    @Column(name = "report_id")
    private String reportId;

    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "action")
    private String action;

    @Column(name = "payload")
    private String payload;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected UnmatchedReportRow() {}

    UnmatchedReportRow(ReportUnmatched kept, Instant recordedAt) {
        reportId = kept.reportId();
        deviceId = kept.deviceId();
        action = kept.action();
        payload = kept.payload();
        receivedAt = kept.receivedAt();
        this.recordedAt = recordedAt;
    }

    String deviceId() {
        return deviceId;
    }

    Position position() {
        return new Position(receivedAt, reportId);
    }

    UnmatchedReportView view() {
        return new UnmatchedReportView(reportId, action, payload, receivedAt);
    }
}
