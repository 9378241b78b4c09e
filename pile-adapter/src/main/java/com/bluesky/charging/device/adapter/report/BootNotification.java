package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.LinkLimits;
import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.device.adapter.wire.Timestamps;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceCommand.RecordBoot;
import com.bluesky.charging.kernel.ReportTime;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pile started (OCPP 1.6 §4.2). It is told what an administrator decided about it. What it says
 * besides is taken all the same: it authenticated itself, and what it reports is a fact.
 */
@Component
final class BootNotification implements PileAction {

    /** Seconds until a pile that is not admitted may ask again (OCPP 1.6 §4.2). */
    static final int RETRY_SECONDS = 60;

    private final Recorder recorder;
    private final KnownDevices devices;
    private final List<BootFollower> followers;
    private final Clock clock;

    BootNotification(
            Recorder recorder, KnownDevices devices, List<BootFollower> followers, Clock clock) {
        this.recorder = recorder;
        this.devices = devices;
        this.followers = List.copyOf(followers);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "BootNotification";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        Payload payload = call.payload();
        recorder.record(
                call.deviceId(),
                new RecordBoot(
                        call.deviceId(),
                        payload.text("chargePointVendor"),
                        payload.text("chargePointModel"),
                        payload.optionalText("chargePointSerialNumber")
                                .or(() -> payload.optionalText("chargeBoxSerialNumber"))
                                .orElse(null),
                        payload.optionalText("firmwareVersion").orElse(null),
                        ReportTime.of(null, call.receivedAt())));
        DeviceAdmission admission = devices.admissionOf(call.deviceId());
        followers.forEach(follower -> follower.booted(call.deviceId()));
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", wordOf(admission))
                .put("currentTime", Timestamps.text(clock.instant()))
                .put(
                        "interval",
                        admission == DeviceAdmission.ACCEPTED
                                ? LinkLimits.HEARTBEAT_SECONDS
                                : RETRY_SECONDS);
    }

    private static String wordOf(DeviceAdmission admission) {
        return switch (admission) {
            case ACCEPTED -> "Accepted";
            case PENDING -> "Pending";
            case REJECTED -> "Rejected";
        };
    }
}
