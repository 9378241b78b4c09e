package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.Turns.Alarm;
import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.simulator.contract.PileState.ConnectorState;
import com.bluesky.charging.simulator.contract.PileState.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One connector: its cable, its meter, and the charge that runs at it. A charge needs a plugged-in
 * vehicle and an authorisation, in either order (OCPP 1.6 §4.8).
 */
final class PileConnector {

    /** An obliging driver needs that long to get to the cable. */
    static final Duration DRIVER_PAUSE = Duration.ofSeconds(1);

    private static final double NANOS_PER_SECOND = 1e9;

    private final int number;
    private final PileSettings settings;
    private final Turns turns;
    private final Clock clock;
    private final Reports reports;
    private final Configuration configuration;

    private Status status = Status.AVAILABLE;
    private Instant statusSince;
    private @Nullable Battery battery;
    private @Nullable String authorisedTag;
    private @Nullable Charge charge;
    private double meterWh;
    private Instant meteredUntil;
    private Alarm plugInDeadline = Alarm.none();
    private Alarm driver = Alarm.none();
    private Alarm sampling = Alarm.none();

    PileConnector(
            int number,
            PileSettings settings,
            Turns turns,
            Clock clock,
            Reports reports,
            Configuration configuration) {
        this.number = number;
        this.settings = settings;
        this.turns = turns;
        this.clock = clock;
        this.reports = reports;
        this.configuration = configuration;
        this.meterWh = settings.meterStartWh();
        this.statusSince = clock.instant();
        this.meteredUntil = statusSince;
    }

    int number() {
        return number;
    }

    void plugIn() {
        if (battery != null) {
            return;
        }
        battery = new Battery(settings.vehicle());
        become(Status.PREPARING);
        if (authorisedTag != null) {
            begin(authorisedTag);
        }
    }

    void unplug() {
        if (battery == null) {
            return;
        }
        end("EVDisconnected", null);
        battery = null;
        become(Status.AVAILABLE);
    }

    /** Whether a charge can be authorised here. */
    boolean isFree() {
        return charge == null && authorisedTag == null;
    }

    /** Begins a charge, now or as soon as a vehicle is plugged in; gives up after a while. */
    void authorise(String idTag) {
        become(Status.PREPARING);
        if (battery != null) {
            begin(idTag);
            return;
        }
        authorisedTag = idTag;
        plugInDeadline = turns.after(configuration.connectionTimeOut(), this::giveUp);
        if (settings.driver() == Driver.OBLIGING) {
            driver = turns.after(DRIVER_PAUSE, this::plugIn);
        }
    }

    /** Ends the charge with that number on the server's request, if it runs here. */
    boolean isRunning(int transactionId) {
        Integer running = charge == null ? null : charge.transactionId();
        return running != null && running == transactionId;
    }

    void stopRemotely() {
        end("Remote", null);
    }

    void presentCard(String idTag) {
        if (charge != null && charge.isOfCard(idTag)) {
            end("Local", idTag);
        } else {
            reports.authorize(idTag, answer -> judge(idTag, answer.path("idTagInfo")));
        }
    }

    void reportStatus() {
        reports.status(number, status, statusSince);
    }

    ConnectorState state() {
        advance();
        Battery plugged = battery;
        return new ConnectorState(
                number,
                status,
                plugged != null,
                charge == null ? null : charge.transactionId(),
                (long) meterWh,
                powerWatts(),
                plugged == null ? 0 : plugged.chargedPercent());
    }

    private void judge(String idTag, JsonNode info) {
        if (!isAccepted(info)) {
            return;
        }
        if (isFree()) {
            authorise(idTag);
        } else if (charge != null && charge.isOfGroup(info.path("parentIdTag").asString(null))) {
            end("Local", idTag);
        }
    }

    private void giveUp() {
        authorisedTag = null;
        driver.cancel();
        become(Status.AVAILABLE);
    }

    private void begin(String idTag) {
        authorisedTag = null;
        plugInDeadline.cancel();
        driver.cancel();
        meteredUntil = clock.instant();
        Charge begun = new Charge(idTag, (long) meterWh, meteredUntil);
        charge = begun;
        reports.started(number, begun, answer -> started(begun, answer));
        become(Status.CHARGING);
        sampleLater();
    }

    private void started(Charge begun, JsonNode answer) {
        begun.started(answer);
        if (charge == begun && !isAccepted(answer.path("idTagInfo"))) {
            end("DeAuthorized", null);
        }
    }

    private void end(String reason, @Nullable String idTag) {
        Charge ended = charge;
        if (ended == null) {
            return;
        }
        advance();
        charge = null;
        sampling.cancel();
        reports.stopped(ended, new Reports.End((long) meterWh, meteredUntil, reason, idTag));
        become(Status.FINISHING);
        if (settings.driver() == Driver.OBLIGING) {
            driver = turns.after(DRIVER_PAUSE, this::unplug);
        }
    }

    private void sample() {
        Charge running = charge;
        Battery plugged = battery;
        if (running == null || plugged == null) {
            return;
        }
        advance();
        reports.metered(
                number,
                running,
                new Reports.Reading(
                        meteredUntil, (long) meterWh, powerWatts(), plugged.chargedPercent()));
        if (plugged.isFull()) {
            become(Status.SUSPENDED_EV);
        }
        sampleLater();
    }

    private void sampleLater() {
        Duration interval = configuration.sampleInterval();
        if (interval.isPositive()) {
            sampling = turns.after(interval, this::sample);
        }
    }

    /** Lets the energy flow that has flowed since the last look at the meter. */
    private void advance() {
        Instant now = clock.instant();
        Duration elapsed = Duration.between(meteredUntil, now);
        if (!elapsed.isPositive()) {
            return;
        }
        meteredUntil = now;
        if (charge != null && battery != null) {
            double seconds = elapsed.toNanos() / NANOS_PER_SECOND * settings.timeFactor();
            meterWh += battery.charge(seconds, settings.powerWatts());
        }
    }

    private long powerWatts() {
        return charge == null || battery == null
                ? 0
                : Math.round(battery.drawnWatts(settings.powerWatts()));
    }

    private void become(Status next) {
        if (status != next) {
            status = next;
            statusSince = clock.instant();
            reportStatus();
        }
    }

    private static boolean isAccepted(JsonNode idTagInfo) {
        return "Accepted".equals(idTagInfo.path("status").asString(null));
    }
}
