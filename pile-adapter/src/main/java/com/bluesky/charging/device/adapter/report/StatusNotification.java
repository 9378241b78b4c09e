package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorCommand.RecordConnectorStatus;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceCommand;
import com.bluesky.charging.device.contract.DeviceCommand.RecordDeviceStatus;
import com.bluesky.charging.kernel.ReportTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The status of a connector, or of the device as connector 0 (OCPP 1.6 §4.9). Who follows it is
 * told only what is the pile's last word: what was kept offline and comes late says nothing of now.
 */
@Component
final class StatusNotification implements PileAction {

    /** OCPP 1.6 §7.7 ChargePointStatus. */
    private static final Map<String, ConnectorStatus> STATUSES =
            Map.of(
                    "Available", ConnectorStatus.AVAILABLE,
                    "Preparing", ConnectorStatus.PREPARING,
                    "Charging", ConnectorStatus.CHARGING,
                    "SuspendedEV", ConnectorStatus.SUSPENDED_EV,
                    "SuspendedEVSE", ConnectorStatus.SUSPENDED_EVSE,
                    "Finishing", ConnectorStatus.FINISHING,
                    "Reserved", ConnectorStatus.RESERVED,
                    "Unavailable", ConnectorStatus.UNAVAILABLE,
                    "Faulted", ConnectorStatus.FAULTED);

    /**
     * How old a status may be by the pile's clock. A clock that begins with 1970 or 2000 after a
     * loss of power would else keep every later status from being believed; no pile is offline for
     * longer and then tells what it kept.
     */
    static final Duration AGE_MAX = Duration.ofDays(90);

    private final Recorder recorder;
    private final KnownDevices devices;
    private final UnmatchedReports unmatched;
    private final List<StatusFollower> followers;

    StatusNotification(
            Recorder recorder,
            KnownDevices devices,
            UnmatchedReports unmatched,
            List<StatusFollower> followers) {
        this.recorder = recorder;
        this.devices = devices;
        this.unmatched = unmatched;
        this.followers = List.copyOf(followers);
    }

    @Override
    public String name() {
        return "StatusNotification";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        long connectorId = call.payload().integer("connectorId");
        if (connectorId == 0) {
            recordDevice(call);
        } else if (connectorId > 0
                && connectorId <= DeviceCommand.CONNECTORS_MAX
                && devices.hasConnector(call.deviceId(), (int) connectorId)) {
            recordConnector(call, (int) connectorId);
        } else {
            unmatched.keep(call);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private void recordDevice(PileCall call) {
        Payload payload = call.payload();
        recorder.record(
                call.deviceId(),
                new RecordDeviceStatus(
                        call.deviceId(),
                        status(payload),
                        payload.text("errorCode"),
                        payload.optionalText("info").orElse(null),
                        payload.optionalText("vendorErrorCode").orElse(null),
                        time(call)));
    }

    private void recordConnector(PileCall call, int connectorId) {
        Payload payload = call.payload();
        ConnectorStatus status = status(payload);
        boolean latest =
                recorder.record(
                        call.deviceId(),
                        new RecordConnectorStatus(
                                ConnectorCommand.keyOf(call.deviceId(), connectorId),
                                status,
                                payload.text("errorCode"),
                                payload.optionalText("info").orElse(null),
                                payload.optionalText("vendorErrorCode").orElse(null),
                                time(call)),
                        Boolean.class);
        if (latest) {
            followers.forEach(
                    follower -> follower.follow(call.deviceId(), connectorId, status, time(call)));
        }
    }

    private static ConnectorStatus status(Payload payload) {
        return Objects.requireNonNull(STATUSES.get(payload.text("status")), "by its schema");
    }

    /** A time that no pile kept a status from is taken for a clock that was never set. */
    private static ReportTime time(PileCall call) {
        Instant reportedAt = call.payload().optionalInstant("timestamp").orElse(null);
        return reportedAt != null && reportedAt.isBefore(call.receivedAt().minus(AGE_MAX))
                ? new ReportTime(
                        reportedAt, call.receivedAt(), call.receivedAt(), ReportTime.Source.RECEIPT)
                : ReportTime.of(reportedAt, call.receivedAt());
    }
}
