package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileState;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A pile put together: link, outbox, registration and connectors. */
final class OcppPile implements SimulatedPile, Uplink.Owner {

    private static final Logger LOG = System.getLogger(OcppPile.class.getName());

    private static final Map<String, ServerCall> SERVER_CALLS =
            ServerCall.ALL.stream()
                    .collect(Collectors.toMap(ServerCall::action, Function.identity()));

    /** What all piles of a simulator share. */
    record Surroundings(Clock clock, ScheduledExecutorService timer, RandomGenerator random) {}

    private final String deviceId;
    private final Turns turns;
    private final Uplink uplink;
    private final Outbox outbox;
    private final Equipment equipment;
    private final Registration registration;

    OcppPile(PileSettings settings, PileTransport transport, Surroundings surroundings) {
        this.deviceId = settings.access().deviceId();
        this.turns = new Turns(surroundings.timer());
        this.uplink =
                new Uplink(
                        turns, transport, settings.reconnectAfter(), surroundings.random(), this);
        this.outbox = new Outbox(turns, uplink::send, uplink::drop);
        Reports reports = new Reports(outbox, surroundings.clock());
        Configuration configuration = new Configuration(settings);
        this.equipment =
                new Equipment(
                        IntStream.rangeClosed(1, settings.connectors())
                                .mapToObj(number ->
                                        new PileConnector(
                                                number,
                                                settings,
                                                turns,
                                                surroundings.clock(),
                                                reports,
                                                configuration))
                                .toList(),
                        configuration);
        this.registration = new Registration(deviceId, turns, outbox, reports, equipment);
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
    public void unplug(int connectorId) {
        at(connectorId, PileConnector::unplug);
    }

    @Override
    public void presentCard(int connectorId, String idTag) {
        at(connectorId, connector -> connector.presentCard(idTag));
    }

    @Override
    public PileState state() {
        return turns.look(() ->
                new PileState(
                        uplink.linked(),
                        registration.isAccepted(),
                        uplink.trouble(),
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
        registration.linked();
    }

    @Override
    public void unlinked() {
        registration.unlinked();
    }

    @Override
    public void received(String text) {
        try {
            switch (FrameCodec.read(text)) {
                case Frame.Call call -> answer(call);
                case Frame.Result result -> {
                    outbox.answered(result);
                    if (registration.isAccepted()) {
                        uplink.settled();
                    }
                }
                case Frame.Failure failure -> outbox.failed(failure);
            }
        } catch (FrameCodec.BadFrame e) {
            LOG.log(Level.WARNING, "The server sent no frame of OCPP-J: {0}", e.getMessage());
        }
    }

    private void answer(Frame.Call call) {
        ServerCall action = SERVER_CALLS.get(call.action());
        if (action == null) {
            send(new Frame.Failure(call.id(), "NotImplemented", call.action()));
            return;
        }
        try {
            ServerCall.Answer answer = action.answer(call.payload(), equipment);
            send(new Frame.Result(call.id(), answer.payload()));
            answer.then().run();
        } catch (ServerCall.Refusal e) {
            send(new Frame.Failure(call.id(), e.code(), String.valueOf(e.getMessage())));
        }
    }

    private void send(Frame frame) {
        uplink.send(FrameCodec.write(frame));
    }

    private void at(int connectorId, Consumer<PileConnector> what) {
        PileConnector connector =
                equipment
                        .connector(each -> each.number() == connectorId)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no connector " + connectorId));
        turns.take(() -> what.accept(connector));
    }
}
