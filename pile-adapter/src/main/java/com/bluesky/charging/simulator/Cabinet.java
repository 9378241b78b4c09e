package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.PileError;
import com.bluesky.charging.simulator.contract.PileState.Status;
import java.time.Instant;

/** The pile itself, which OCPP calls connector 0 (OCPP 1.6 §4.9). */
final class Cabinet {

    private final PileClock clock;
    private final Reports reports;
    private PileError error = PileError.NO_ERROR;
    private boolean operative = true;
    private Instant since;

    Cabinet(PileClock clock, Reports reports) {
        this.clock = clock;
        this.reports = reports;
        this.since = clock.instant();
    }

    void fault(PileError what) {
        error = what;
        change();
    }

    void serve(boolean isOperative) {
        operative = isOperative;
        change();
    }

    void reportStatus() {
        reports.status(0, status(), error, since);
    }

    private Status status() {
        if (error != PileError.NO_ERROR) {
            return Status.FAULTED;
        }
        return operative ? Status.AVAILABLE : Status.UNAVAILABLE;
    }

    private void change() {
        since = clock.instant();
        reportStatus();
    }
}
