package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.Misbehaviour.FailTransfers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Firmware that comes and files that go (OCPP 1.6 §4.4, §4.5, §5.19). Nothing is transferred; the
 * pile tells the steps as if it were.
 */
final class Transfers {

    private static final String IDLE = "Idle";

    private final Turns turns;
    private final Faults faults;
    private final PileClock clock;
    private final Reports reports;
    private final Duration step;
    private final Runnable reboot;

    private String firmware = IDLE;
    private String diagnostics = IDLE;
    private String log = IDLE;
    private @Nullable Integer logRequest;
    private int updates;

    Transfers(
            Turns turns,
            Faults faults,
            PileClock clock,
            Reports reports,
            Duration step,
            Runnable reboot) {
        this.turns = turns;
        this.faults = faults;
        this.clock = clock;
        this.reports = reports;
        this.step = step;
        this.reboot = reboot;
    }

    String firmwareVersion() {
        return "1." + updates;
    }

    /** Fetches firmware at that time, installs it, and reboots. */
    void update(Instant from) {
        later(
                from,
                () -> {
                    tellFirmware("Downloading");
                    turns.after(step, this::downloaded);
                });
    }

    /** Uploads diagnostics. */
    void uploadDiagnostics() {
        tellDiagnostics("Uploading");
        turns.after(step, () -> tellDiagnostics(isFailing() ? "UploadFailed" : "Uploaded"));
    }

    /** Uploads a log. */
    void uploadLog(int requestId) {
        logRequest = requestId;
        tellLog("Uploading");
        turns.after(step, () -> tellLog(isFailing() ? "UploadFailure" : "Uploaded"));
    }

    /** The pile is up again and may report. */
    void booted() {
        if (firmware.equals("Installing")) {
            tellFirmware("Installed");
        }
    }

    void repeatFirmware() {
        reports.firmware(firmware);
    }

    void repeatDiagnostics() {
        reports.diagnostics(diagnostics);
    }

    void repeatLog() {
        reports.log(log, logRequest);
    }

    private void downloaded() {
        if (isFailing()) {
            tellFirmware("DownloadFailed");
            return;
        }
        tellFirmware("Downloaded");
        turns.after(
                step,
                () -> {
                    tellFirmware("Installing");
                    updates++;
                    reboot.run();
                });
    }

    private void later(Instant from, Runnable what) {
        Duration pause = Duration.between(clock.instant(), from);
        turns.after(pause.isPositive() ? pause : Duration.ZERO, what);
    }

    private boolean isFailing() {
        return faults.now(FailTransfers.class).isPresent();
    }

    private void tellFirmware(String status) {
        firmware = status;
        repeatFirmware();
    }

    private void tellDiagnostics(String status) {
        diagnostics = status;
        repeatDiagnostics();
    }

    private void tellLog(String status) {
        log = status;
        repeatLog();
    }
}
