package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.wire.Masking;
import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.device.contract.DeviceCommand.RecordSecurityEvent;
import com.bluesky.charging.kernel.ReportTime;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Something that bears on the security of a pile (security extension). */
@Component
final class SecurityEventNotification implements PileAction {

    private final Recorder recorder;

    SecurityEventNotification(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public String name() {
        return "SecurityEventNotification";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        Payload payload = call.payload();
        recorder.record(
                call.deviceId(),
                new RecordSecurityEvent(
                        call.deviceId(),
                        payload.text("type"),
                        payload.optionalText("techInfo")
                                .map(Masking::withoutCredentials)
                                .orElse(null),
                        ReportTime.of(payload.instant("timestamp"), call.receivedAt())));
        return JsonNodeFactory.instance.objectNode();
    }
}
