package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.contract.DeviceCommand.RecordFirmwareStatus;
import com.bluesky.charging.device.contract.FirmwareStatus;
import com.bluesky.charging.kernel.ReportTime;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How far a pile is with signed firmware (security extension). */
@Component
final class SignedFirmwareStatusNotification implements PileAction {

    private final Recorder recorder;

    SignedFirmwareStatusNotification(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public String name() {
        return "SignedFirmwareStatusNotification";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        recorder.record(
                call.deviceId(),
                new RecordFirmwareStatus(
                        call.deviceId(),
                        OcppWords.of(FirmwareStatus.class, call.payload().text("status")),
                        OcppWords.requestId(call.payload()),
                        ReportTime.of(null, call.receivedAt())));
        return JsonNodeFactory.instance.objectNode();
    }
}
