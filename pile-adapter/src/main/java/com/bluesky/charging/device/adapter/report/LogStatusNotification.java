package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.contract.DeviceCommand.RecordLogStatus;
import com.bluesky.charging.device.contract.LogStatus;
import com.bluesky.charging.kernel.ReportTime;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How far a pile is with uploading a log (security extension). */
@Component
final class LogStatusNotification implements PileAction {

    private final Recorder recorder;

    LogStatusNotification(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public String name() {
        return "LogStatusNotification";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        recorder.record(
                call.deviceId(),
                new RecordLogStatus(
                        call.deviceId(),
                        OcppWords.of(LogStatus.class, call.payload().text("status")),
                        OcppWords.requestId(call.payload()),
                        ReportTime.of(null, call.receivedAt())));
        return JsonNodeFactory.instance.objectNode();
    }
}
