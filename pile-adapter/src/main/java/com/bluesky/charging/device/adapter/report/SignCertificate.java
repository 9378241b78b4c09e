package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.contract.DeviceCommand.RecordCertificateRequest;
import com.bluesky.charging.kernel.ReportTime;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A pile asks to have a certificate signed (security extension). This server issues none, so the
 * request is kept and refused.
 */
@Component
final class SignCertificate implements PileAction {

    private final Recorder recorder;

    SignCertificate(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public String name() {
        return "SignCertificate";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        recorder.record(
                call.deviceId(),
                new RecordCertificateRequest(
                        call.deviceId(),
                        call.payload().text("csr"),
                        ReportTime.of(null, call.receivedAt())));
        return JsonNodeFactory.instance.objectNode().put("status", "Rejected");
    }
}
