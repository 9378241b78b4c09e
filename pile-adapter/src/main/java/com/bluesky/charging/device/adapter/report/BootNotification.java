package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.device.adapter.wire.Timestamps;
import com.bluesky.charging.device.contract.DeviceCommand.RecordBoot;
import com.bluesky.charging.kernel.ReportTime;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pile started (OCPP 1.6 §4.2). Every pile that authenticated itself is accepted: registering a
 * device is what decides that.
 */
@Component
final class BootNotification implements PileAction {

    /**
     * Seconds between two heartbeats of a pile that has nothing to say. Whether it is online is
     * known by WebSocket pings, so this is rare.
     */
    static final int HEARTBEAT_SECONDS = 300;

    private final Recorder recorder;
    private final Clock clock;

    BootNotification(Recorder recorder, Clock clock) {
        this.recorder = recorder;
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
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", "Accepted")
                .put("currentTime", Timestamps.text(clock.instant()))
                .put("interval", HEARTBEAT_SECONDS);
    }
}
