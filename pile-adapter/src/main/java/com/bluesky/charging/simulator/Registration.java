package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.Turns.Alarm;
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
    private final Turns turns;
    private final Outbox outbox;
    private final Reports reports;
    private final Configuration configuration;
    private final List<PileConnector> connectors;
    private boolean accepted;
    private Alarm next = Alarm.none();

    Registration(
            String deviceId, Turns turns, Outbox outbox, Reports reports, Equipment equipment) {
        this.deviceId = deviceId;
        this.turns = turns;
        this.outbox = outbox;
        this.reports = reports;
        this.configuration = equipment.configuration();
        this.connectors = equipment.connectors();
    }

    boolean isAccepted() {
        return accepted;
    }

    /** Boots, or, when it was accepted since it was switched on, just tells how it is. */
    void linked() {
        outbox.linked();
        if (accepted) {
            tellStatus();
        } else {
            boot();
        }
    }

    void unlinked() {
        next.cancel();
        outbox.unlinked();
    }

    private void boot() {
        reports.boot(deviceId, this::booted);
    }

    private void booted(JsonNode answer) {
        int seconds = answer.path("interval").asInt(0);
        Duration interval = seconds > 0 ? Duration.ofSeconds(seconds) : USUAL_INTERVAL;
        if ("Accepted".equals(answer.path("status").asString(null))) {
            accepted = true;
            configuration.setHeartbeatInterval(interval);
            outbox.registered();
            tellStatus();
        } else {
            next = turns.after(interval, this::boot);
        }
    }

    private void tellStatus() {
        reports.pileStatus();
        connectors.forEach(PileConnector::reportStatus);
        heartbeatLater();
    }

    private void heartbeatLater() {
        next.cancel();
        next = turns.after(configuration.heartbeatInterval(), this::heartbeat);
    }

    private void heartbeat() {
        reports.heartbeat();
        heartbeatLater();
    }
}
