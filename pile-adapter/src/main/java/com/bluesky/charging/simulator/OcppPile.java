package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.Instruments;
import com.bluesky.charging.simulator.contract.Misbehaviour;
import com.bluesky.charging.simulator.contract.PileError;
import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileState;
import com.bluesky.charging.simulator.contract.Reboot;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A pile put together: link, outbox, registration and connectors. */
final class OcppPile implements SimulatedPile, Uplink.Owner {

    private static final Logger LOG = System.getLogger(OcppPile.class.getName());

    /** What all piles of a simulator share. */
    record Surroundings(Clock clock, ScheduledExecutorService timer, RandomGenerator random) {}

    private final String deviceId;
    private final Turns turns;
    private final Faults faults = new Faults();
    private final PileClock clock;
    private final SilentTransport transport;
    private final Uplink uplink;
    private final Outbox outbox;
    private final Reports reports;
    private final Equipment equipment;
    private final Answers answers;

    OcppPile(PileSettings settings, PileTransport way, Surroundings surroundings) {
        this.deviceId = settings.access().deviceId();
        this.turns = new Turns(surroundings.timer());
        this.clock = new PileClock(surroundings.clock());
        this.transport = new SilentTransport(way, faults, turns);
        this.uplink =
                new Uplink(
                        turns, transport, settings.reconnectAfter(), surroundings.random(), this);
        this.outbox = new Outbox(turns, faults, uplink::send, uplink::drop);
        this.reports = new Reports(outbox);
        this.equipment = equipment(settings);
        this.answers = new Answers(equipment, faults, turns, uplink::send);
        turns.take(equipment.alignedSamples()::schedule);
    }

    private Equipment equipment(PileSettings settings) {
        Configuration configuration = new Configuration(settings);
        Profiles profiles = new Profiles(settings.connectors());
        Readings readings = new Readings(settings);
        Cabinet cabinet = new Cabinet(clock, reports);
        Cards cards = new Cards(configuration, clock, reports, this::isOnline);
        PileConnector.Shared shared =
                new PileConnector.Shared(
                        settings, turns, clock, configuration, cards, profiles, readings, reports);
        List<PileConnector> connectors =
                IntStream.rangeClosed(1, settings.connectors())
                        .mapToObj(number -> new PileConnector(number, shared))
                        .toList();
        Transfers transfers =
                new Transfers(
                        turns,
                        faults,
                        clock,
                        reports,
                        settings.bootTime(),
                        () -> power().reboot(Reboot.SOFT));
        Registration registration =
                new Registration(
                        deviceId,
                        new Registration.Parts(
                                turns, faults, clock, outbox, reports, configuration),
                        cabinet,
                        connectors,
                        transfers);
        return new Equipment(
                cabinet,
                connectors,
                configuration,
                cards,
                profiles,
                readings,
                transfers,
                new AlignedSamples(turns, clock, configuration, connectors),
                registration,
                new Power(
                        turns,
                        faults,
                        uplink,
                        outbox,
                        registration,
                        connectors,
                        settings.bootTime()),
                clock,
                turns);
    }

    @Override
    public String deviceId() {
        return deviceId;
    }

    @Override
    public void connect() {
        turns.take(uplink::connect);
    }

    @Override
    public void disconnect() {
        turns.take(uplink::disconnect);
    }

    @Override
    public void plugIn(int connectorId) {
        at(connectorId, PileConnector::plugIn);
    }

    @Override
    public void plugIn(int connectorId, PileSettings.Vehicle vehicle) {
        at(connectorId, connector -> connector.plugIn(vehicle));
    }

    @Override
    public void unplug(int connectorId) {
        at(connectorId, PileConnector::unplug);
    }

    @Override
    public void presentCard(int connectorId, String idTag) {
        at(connectorId, connector -> connector.presentCard(idTag));
    }

    @Override
    public void suspend(int connectorId, Pause by) {
        at(connectorId, connector -> connector.pause(by));
    }

    @Override
    public void resume(int connectorId) {
        at(connectorId, connector -> connector.pause(null));
    }

    @Override
    public void fault(int connectorId, PileError error) {
        if (connectorId == 0) {
            turns.take(() -> equipment.cabinet().fault(error));
        } else {
            at(connectorId, connector -> connector.fault(error));
        }
    }

    @Override
    public void recover(int connectorId) {
        fault(connectorId, PileError.NO_ERROR);
    }

    @Override
    public void givePower(int connectorId, long watts) {
        if (watts < 0) {
            throw new IllegalArgumentException("A connector gives no negative power.");
        }
        at(connectorId, connector -> connector.change(() -> connector.supply().give(watts)));
    }

    @Override
    public void equip(Instruments instruments) {
        turns.take(() -> equipment.readings().equip(instruments));
    }

    @Override
    public void resetMeter(int connectorId) {
        at(connectorId, connector -> connector.change(connector.supply()::resetMeter));
    }

    @Override
    public void reboot(Reboot how) {
        turns.take(() -> power().reboot(how));
    }

    @Override
    public void misbehave(Misbehaviour how) {
        misbehave(how, () -> faults.add(how));
    }

    @Override
    public void misbehave(Misbehaviour.OfAction how, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("Something is done wrong at least once.");
        }
        misbehave(how, () -> faults.add(how, times));
    }

    @Override
    public void behave() {
        turns.take(() -> {
            boolean wasSilent = transport.isSilent();
            faults.clear();
            clock.goRight();
            equipment.alignedSamples().schedule();
            transport.heed();
            if (wasSilent) {
                equipment.registration().wake();
            } else {
                outbox.behave();
            }
        });
    }

    @Override
    public void sendRaw(String text) {
        turns.take(() -> uplink.send(text));
    }

    @Override
    public void sendRaw(byte[] bytes) {
        byte[] copy = bytes.clone();
        turns.take(() -> uplink.send(copy));
    }

    @Override
    public void report(String action, String payload) {
        JsonNode json = FrameCodec.objectOf(payload);
        turns.take(() -> reports.tell(action, json));
    }

    @Override
    public PileState state() {
        return turns.look(() ->
                new PileState(
                        uplink.linked(),
                        equipment.registration().isAccepted(),
                        uplink.trouble(),
                        clock.instant(),
                        outbox.size(),
                        faults.all(),
                        equipment.connectors().stream().map(PileConnector::state).toList()));
    }

    @Override
    public void close() {
        turns.take(() -> {
            uplink.disconnect();
            turns.end();
        });
    }

    @Override
    public void linked() {
        equipment.registration().linked();
    }

    @Override
    public void unlinked() {
        equipment.registration().unlinked();
    }

    @Override
    public void received(String text) {
        try {
            switch (FrameCodec.read(text)) {
                case Frame.Call call -> answers.answer(call);
                case Frame.Result result -> {
                    outbox.answered(result);
                    if (equipment.registration().isAccepted()) {
                        uplink.settled();
                    }
                }
                case Frame.Failure failure -> outbox.failed(failure);
            }
        } catch (FrameCodec.BadFrame e) {
            LOG.log(Level.WARNING, "The server sent no frame of OCPP-J: {0}", e.getMessage());
        }
    }

    private boolean isOnline() {
        return equipment.registration().isOnline() && !transport.isSilent();
    }

    private Power power() {
        return equipment.power();
    }

    private void misbehave(Misbehaviour how, Runnable adding) {
        turns.take(() -> {
            adding.run();
            if (how instanceof Misbehaviour.WrongClock wrong) {
                clock.goWrong(wrong);
                equipment.alignedSamples().schedule();
            }
            transport.heed();
        });
    }

    private void at(int connectorId, Consumer<PileConnector> what) {
        PileConnector connector =
                equipment
                        .connector(connectorId)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no connector " + connectorId));
        turns.take(() -> what.accept(connector));
    }
}
