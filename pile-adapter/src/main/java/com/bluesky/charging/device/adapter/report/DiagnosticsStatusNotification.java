package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.contract.DeviceCommand.RecordDiagnosticsStatus;
import com.bluesky.charging.device.contract.DiagnosticsStatus;
import com.bluesky.charging.kernel.ReportTime;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How far a pile is with uploading its diagnostics (OCPP 1.6 §4.4). */
@Component
final class DiagnosticsStatusNotification implements PileAction {

    private final Recorder recorder;

    DiagnosticsStatusNotification(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public String name() {
        return "DiagnosticsStatusNotification";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        recorder.record(
                call.deviceId(),
                new RecordDiagnosticsStatus(
                        call.deviceId(),
                        OcppWords.of(DiagnosticsStatus.class, call.payload().text("status")),
                        ReportTime.of(null, call.receivedAt())));
        return JsonNodeFactory.instance.objectNode();
    }
}
