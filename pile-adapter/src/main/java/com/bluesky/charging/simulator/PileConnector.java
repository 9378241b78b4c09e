package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.Readings.Context;
import com.bluesky.charging.simulator.Readings.Reading;
import com.bluesky.charging.simulator.Turns.Alarm;
import com.bluesky.charging.simulator.contract.PileError;
import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import com.bluesky.charging.simulator.contract.PileState.ConnectorState;
import com.bluesky.charging.simulator.contract.PileState.Status;
import com.bluesky.charging.simulator.contract.Reboot;
import com.bluesky.charging.simulator.contract.SimulatedPile.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One connector: its cable and the charge that runs at it. A charge needs a plugged-in vehicle and
 * an authorisation, in either order (OCPP 1.6 §4.8).
 */
final class PileConnector {

    /** An obliging driver needs that long to get to the cable. */
    static final Duration DRIVER_PAUSE = Duration.ofSeconds(1);

    /** What all connectors of a pile share. */
    record Shared(
            PileSettings settings,
            Turns turns,
            PileClock clock,
            Configuration configuration,
            Cards cards,
            Profiles profiles,
            Readings readings,
            Reports reports) {}

    private final int number;
    private final Shared pile;
    private final Supply supply;

    private Status told = Status.AVAILABLE;
    private PileError toldError = PileError.NO_ERROR;
    private Instant toldSince;

    private @Nullable Battery battery;
    private @Nullable String authorisedTag;
    private @Nullable Charge charge;
    private @Nullable Reservation reservation;
    private PileError error = PileError.NO_ERROR;
    private boolean operative = true;
    private boolean finishing;

    private Alarm plugInDeadline = Alarm.none();
    private Alarm driver = Alarm.none();
    private Alarm sampling = Alarm.none();

    PileConnector(int number, Shared pile) {
        this.number = number;
        this.pile = pile;
        this.supply = new Supply(number, pile.settings(), pile.clock(), pile.profiles());
        this.toldSince = pile.clock().instant();
    }

    int number() {
        return number;
    }

    Supply supply() {
        return supply;
    }

    @Nullable Charge charge() {
        return charge;
    }

    void plugIn() {
        plugIn(pile.settings().vehicle());
    }

    void plugIn(Vehicle vehicle) {
        if (battery != null) {
            return;
        }
        battery = new Battery(vehicle);
        refresh();
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
        finishing = false;
        refresh();
    }

    /** Whether a charge can be authorised here. */
    boolean isFree() {
        return charge == null && authorisedTag == null && isInService();
    }

    boolean isInService() {
        return operative && !isFaulted();
    }

    boolean isFaulted() {
        return error != PileError.NO_ERROR;
    }

    /** Whether it is not kept for another card. */
    boolean isOpenTo(String idTag, @Nullable String parent) {
        return reservation == null || reservation.isFor(idTag, parent);
    }

    /** Begins a charge, now or as soon as a vehicle is plugged in; gives up after a while. */
    void authorise(String idTag) {
        authorisedTag = idTag;
        refresh();
        if (battery != null) {
            begin(idTag);
            return;
        }
        plugInDeadline = pile.turns().after(pile.configuration().connectionTimeOut(), this::giveUp);
        if (pile.settings().driver() == Driver.OBLIGING) {
            driver = pile.turns().after(DRIVER_PAUSE, this::plugIn);
        }
    }

    /** Whether the charge with that number runs here. */
    boolean isRunning(int transactionId) {
        Integer running = charge == null ? null : charge.transactionId();
        return running != null && running == transactionId;
    }

    void presentCard(String idTag) {
        if (charge != null && charge.isOfCard(idTag)) {
            end("Local", idTag);
        } else {
            pile.cards().judge(idTag, info -> judged(idTag, info));
        }
    }

    private void judged(String idTag, TagInfo info) {
        if (!info.isAccepted()) {
            return;
        }
        if (isFree() && isOpenTo(idTag, info.parent())) {
            authorise(idTag);
        } else if (charge != null && charge.isOfGroup(info.parent())) {
            end("Local", idTag);
        }
    }

    void pause(@Nullable Pause by) {
        change(() -> supply.pause(by));
    }

    /** Changes what flows; what has flowed before stays as it was. */
    void change(Runnable what) {
        supply.advance(charge, battery);
        what.run();
        refresh();
    }

    void fault(PileError what) {
        error = what;
        if (what != PileError.NO_ERROR) {
            giveUpAuthorisation();
            end("Other", null);
        }
        refresh();
    }

    /** Whether it is out of service only once its charge has ended (OCPP 1.6 §5.2). */
    boolean isLater(boolean isOperative) {
        return !isOperative && charge != null;
    }

    void serve(boolean isOperative) {
        operative = isOperative;
        refresh();
    }

    @Nullable Reservation reservation() {
        return reservation;
    }

    boolean isOccupied() {
        return !isFree() || battery != null;
    }

    void reserve(@Nullable Reservation other) {
        if (reservation != null) {
            reservation.expiry().cancel();
        }
        reservation = other;
        refresh();
    }

    void reportStatus() {
        pile.reports().status(number, told, toldError, toldSince);
    }

    /** Reads the meter for the server now, whether something runs or not. */
    void meter(Context context, List<String> measurands) {
        supply.advance(charge, battery);
        pile.reports()
                .metered(
                        number, charge, pile.readings().meterValue(reading(), context, measurands));
    }

    /** Ends the charge when one runs. */
    void end(String reason, @Nullable String idTag) {
        Charge ended = charge;
        if (ended == null) {
            return;
        }
        supply.advance(ended, battery);
        Reading end = reading();
        charge = null;
        finishing = true;
        supply.pause(null);
        sampling.cancel();
        pile.profiles().chargeEnded(number);
        pile.reports()
                .stopped(
                        ended,
                        new Reports.End(
                                end.meterWh(),
                                end.at(),
                                reason,
                                idTag,
                                transactionData(ended, end)),
                        answer -> learn(idTag, answer));
        refresh();
        if (pile.settings().driver() == Driver.OBLIGING) {
            driver = pile.turns().after(DRIVER_PAUSE, this::unplug);
        }
    }

    /** The pile goes down. Its charge has ended already when that happened in order. */
    void powerOff(Reboot how, String reason, Faulty memory) {
        if (charge != null) {
            memory.forget(charge);
        }
        supply.advance(charge, battery);
        giveUpAuthorisation();
        switch (how) {
            case SOFT, POWER_LOSS -> end(reason, null);
            case POWER_LOSS_FORGOTTEN -> loseEverything();
            case POWER_LOSS_RESUMED -> sampling.cancel();
        }
        supply.power(false);
        refresh();
    }

    /** Spoils what is known of a charge. */
    interface Faulty {

        void forget(Charge charge);
    }

    void powerOn() {
        change(() -> supply.power(true));
        if (charge != null) {
            sampleLater();
        }
    }

    ConnectorState state() {
        supply.advance(charge, battery);
        return new ConnectorState(
                number,
                told,
                error,
                battery != null,
                charge == null ? null : charge.transactionId(),
                supply.meterWh(),
                supply.drawnWatts(charge, battery),
                battery == null ? 0 : battery.chargedPercent());
    }

    private void loseEverything() {
        driver.cancel();
        sampling.cancel();
        pile.profiles().chargeEnded(number);
        charge = null;
        battery = null;
        finishing = false;
    }

    private void giveUp() {
        giveUpAuthorisation();
        refresh();
    }

    private void giveUpAuthorisation() {
        if (authorisedTag != null) {
            authorisedTag = null;
            plugInDeadline.cancel();
            driver.cancel();
        }
    }

    private void begin(String idTag) {
        giveUpAuthorisation();
        driver.cancel();
        supply.advance(null, battery);
        finishing = false;
        Charge begun = new Charge(idTag, reading(), reservation == null ? null : reservation.id());
        charge = begun;
        reserve(null);
        pile.reports().started(number, begun, answer -> started(begun, answer));
        refresh();
        sampleLater();
    }

    private void started(Charge begun, JsonNode answer) {
        begun.started(answer);
        TagInfo info = pile.cards().learn(begun.idTag(), answer);
        if (charge == begun
                && !info.isAccepted()
                && pile.configuration().is("StopTransactionOnInvalidId")) {
            end("DeAuthorized", null);
        }
    }

    private void learn(@Nullable String idTag, JsonNode answer) {
        if (idTag != null) {
            pile.cards().learn(idTag, answer);
        }
    }

    private List<ObjectNode> transactionData(Charge ended, Reading end) {
        if (!pile.readings().hasTransactionData()) {
            return List.of();
        }
        List<String> measurands = List.of(Readings.REGISTER);
        return List.of(
                pile.readings().meterValue(ended.begin(), Context.BEGIN, measurands),
                pile.readings().meterValue(end, Context.END, measurands));
    }

    private Reading reading() {
        return new Reading(
                pile.clock().instant(),
                supply.meterWh(),
                supply.drawnWatts(charge, battery),
                battery == null ? 0 : battery.chargedPercent());
    }

    private void sample() {
        if (charge == null) {
            return;
        }
        meter(Context.PERIODIC, pile.configuration().sampledMeasurands());
        refresh();
        sampleLater();
    }

    private void sampleLater() {
        Duration interval = pile.configuration().sampleInterval();
        if (interval.isPositive()) {
            sampling = pile.turns().after(interval, this::sample);
        }
    }

    /** Tells the status when it is another one than was told last. */
    private void refresh() {
        Status now = status();
        if (now != told || error != toldError) {
            told = now;
            toldError = error;
            toldSince = pile.clock().instant();
            reportStatus();
        }
    }

    private Status status() {
        if (isFaulted()) {
            return Status.FAULTED;
        }
        if (charge != null) {
            return chargingStatus();
        }
        if (!operative) {
            return Status.UNAVAILABLE;
        }
        if (authorisedTag != null) {
            return Status.PREPARING;
        }
        if (finishing) {
            return Status.FINISHING;
        }
        if (reservation != null) {
            return Status.RESERVED;
        }
        return battery == null ? Status.AVAILABLE : Status.PREPARING;
    }

    private Status chargingStatus() {
        if (supply.pause() == Pause.BY_VEHICLE || (battery != null && battery.isFull())) {
            return Status.SUSPENDED_EV;
        }
        return supply.offeredWatts(charge) == 0 ? Status.SUSPENDED_EVSE : Status.CHARGING;
    }
}
