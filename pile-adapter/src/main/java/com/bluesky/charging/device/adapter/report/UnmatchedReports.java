package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.contract.UnmatchedReport.RecordUnmatched;
import com.bluesky.charging.kernel.StableId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps reports that belong to nothing we know, so that a person can look at them. */
@Component
public final class UnmatchedReports {

    private static final String TAG = "idTag";

    private final Recorder recorder;
    private final KnownDevices devices;
    private final Tags tags;

    UnmatchedReports(Recorder recorder, KnownDevices devices, Tags tags) {
        this.recorder = recorder;
        this.devices = devices;
        this.tags = tags;
    }

    /** Keeps a report; a repeat of it changes nothing. */
    public void keep(PileCall call) {
        String payload = withoutTag(call.payload().node()).toString();
        recorder.record(
                call.deviceId(),
                new RecordUnmatched(
                        StableId.of("report", call.deviceId(), call.action(), digest(payload)),
                        call.deviceId(),
                        devices.operatorOf(call.deviceId()),
                        call.action(),
                        payload,
                        call.receivedAt()));
    }

    private JsonNode withoutTag(JsonNode payload) {
        JsonNode tag = payload.path(TAG);
        return tag.isString() && payload.deepCopy() instanceof ObjectNode copy
                ? copy.put(TAG, tags.macOf(tag.stringValue()))
                : payload;
    }

    private static String digest(String payload) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
