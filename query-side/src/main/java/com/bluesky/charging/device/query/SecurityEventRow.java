package com.bluesky.charging.device.query;

import com.bluesky.charging.device.contract.DeviceEvent.SecurityEventTold;
import com.bluesky.charging.device.contract.SecurityEventView;
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

/** Something that a device told of its own security; never changed. */
@Entity
@Table(name = "device_security_events")
class SecurityEventRow {

    @Id
    @Column(name = "event_id")
    private String eventId;

    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "type")
    private String type;

    @Column(name = "tech_info")
    private @Nullable String techInfo;

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
    protected SecurityEventRow() {}

    SecurityEventRow(SecurityEventTold told, long sequence, Instant recordedAt) {
        // Padded, so that events of one instant are listed in the order in which they were stored.
        eventId = "%s-%012d".formatted(told.deviceId(), sequence);
        deviceId = told.deviceId();
        type = told.type();
        techInfo = told.techInfo();
        reportedAt = told.time().reportedAt();
        receivedAt = told.time().receivedAt();
        at = told.time().at();
        timeSource = told.time().source();
        this.recordedAt = recordedAt;
    }

    String deviceId() {
        return deviceId;
    }

    Position position() {
        return new Position(at, eventId);
    }

    SecurityEventView view() {
        return new SecurityEventView(
                type, techInfo, new ReportTime(reportedAt, receivedAt, at, timeSource));
    }
}
