package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.Turns.Alarm;
import com.bluesky.charging.simulator.contract.Misbehaviour.SkipBoot;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The pile's standing with the server: it boots until it is accepted, tells how its connectors are
 * whenever it is linked anew, and sends heartbeats (OCPP 1.6 §4.2, §4.6).
 */
final class Registration {

    /** What a server that names no interval gets. */
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(60);

    private final String deviceId;
    private final Parts parts;
    private final Cabinet cabinet;
    private final List<PileConnector> connectors;
    private final Transfers transfers;
    private boolean linked;
    private boolean accepted;
    private Alarm next = Alarm.none();

    /** What it works with. */
    record Parts(
            Turns turns,
            Faults faults,
            PileClock clock,
            Outbox outbox,
            Reports reports,
            Configuration configuration) {}

    Registration(
            String deviceId,
            Parts parts,
            Cabinet cabinet,
            List<PileConnector> connectors,
            Transfers transfers) {
        this.deviceId = deviceId;
        this.parts = parts;
        this.cabinet = cabinet;
        this.connectors = List.copyOf(connectors);
        this.transfers = transfers;
    }

    boolean isAccepted() {
        return accepted;
    }

    /** Whether the server can be asked. */
    boolean isOnline() {
        return linked && accepted;
    }

    /** Boots, or, when it was accepted since it was switched on, just tells how it is. */
    void linked() {
        linked = true;
        parts.outbox().linked();
        if (accepted) {
            tellStatus();
        } else if (parts.faults().now(SkipBoot.class).isPresent()) {
            accept(parts.configuration().heartbeatInterval());
        } else {
            boot();
        }
    }

    void unlinked() {
        linked = false;
        next.cancel();
        parts.outbox().unlinked();
    }

    /** The pile speaks again on the link that it has. */
    void wake() {
        parts.outbox().wake();
        if (linked) {
            next.cancel();
            linked();
        }
    }

    /** The pile goes down; it boots when it is linked again. */
    void forget() {
        accepted = false;
    }

    void boot() {
        parts.reports().boot(deviceId, transfers.firmwareVersion(), this::booted);
    }

    void heartbeat() {
        parts.reports().heartbeat(parts.clock()::hear);
    }

    private void booted(JsonNode answer) {
        parts.clock().hear(answer);
        int seconds = answer.path("interval").asInt(0);
        Duration interval = seconds > 0 ? Duration.ofSeconds(seconds) : USUAL_INTERVAL;
        if ("Accepted".equals(answer.path("status").asString(null))) {
            accept(interval);
        } else {
            next.cancel();
            next = parts.turns().after(interval, this::boot);
        }
    }

    private void accept(Duration interval) {
        accepted = true;
        parts.configuration().setHeartbeatInterval(interval);
        parts.outbox().registered();
        transfers.booted();
        tellStatus();
    }

    private void tellStatus() {
        cabinet.reportStatus();
        connectors.forEach(PileConnector::reportStatus);
        heartbeatLater();
    }

    private void heartbeatLater() {
        next.cancel();
        next =
                parts.turns()
                        .after(
                                parts.configuration().heartbeatInterval(),
                                () -> {
                                    heartbeat();
                                    heartbeatLater();
                                });
    }
}
