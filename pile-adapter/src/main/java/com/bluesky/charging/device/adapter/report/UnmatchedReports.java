package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.wire.Masking;
import com.bluesky.charging.device.contract.UnmatchedReport.RecordUnmatched;
import com.bluesky.charging.kernel.StableId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Keeps reports that belong to nothing we know, so that a person can look at them. */
@Component
public final class UnmatchedReports {

    private final Recorder recorder;
    private final KnownDevices devices;

    /**
     * A vendor's own text may hold a tag, and what is recorded stays for ever: only its length is
     * kept, unless it is JSON, whose fields say by their names what is secret.
     */
    private final Masking masking;

    UnmatchedReports(Recorder recorder, KnownDevices devices, Tags tags) {
        this.recorder = recorder;
        this.devices = devices;
        this.masking = new Masking(tags::macOf, Masking::lengthOf);
    }

    /** Keeps a report; a repeat of it changes nothing. */
    public void keep(PileCall call) {
        String payload = withoutSecrets(call);
        keep(call, payload, digest(payload));
    }

    /** Keeps one report of a kind; another one of that kind changes nothing. */
    void keepOneOf(PileCall call, String kind) {
        keep(call, withoutSecrets(call), digest(kind));
    }

    private void keep(PileCall call, String payload, String what) {
        recorder.record(
                call.deviceId(),
                new RecordUnmatched(
                        StableId.of("report", call.deviceId(), call.action(), what),
                        call.deviceId(),
                        devices.operatorOf(call.deviceId()),
                        call.action(),
                        payload,
                        call.receivedAt()));
    }

    private String withoutSecrets(PileCall call) {
        return call.payload().node() instanceof ObjectNode payload
                ? masking.of(payload).toString()
                : "{}";
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
