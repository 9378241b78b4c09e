package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.simulator.contract.SimulatedPiles;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Simulated piles at a small OCPP server on a real socket; what they say is looked at there. */
abstract class AtServer {

    private static final Duration BOUND = Duration.ofSeconds(10);

    CentralSystem server;
    SimulatedPiles piles;

    @BeforeEach
    void openServer() throws InterruptedException {
        server = new CentralSystem();
        piles = SimulatedPiles.find();
    }

    @AfterEach
    void closeServer() {
        piles.close();
        server.close();
    }

    PileSettings.Builder settings() {
        return settings("dev-1");
    }

    PileSettings.Builder settings(String deviceId) {
        return PileSettings.at(new Access(server.url(), deviceId, CentralSystem.PASSWORD, null))
                .sampleInterval(Duration.ofMillis(50))
                .reconnectAfter(Duration.ofMillis(50))
                .bootTime(Duration.ofMillis(50));
    }

    SimulatedPile linked(PileSettings settings) {
        SimulatedPile pile = piles.pile(settings);
        pile.connect();
        eventually(() -> assertThat(server.statuses(settings.connectors())).isNotEmpty());
        return pile;
    }

    SimulatedPile charging(PileSettings settings) throws Exception {
        SimulatedPile pile = linked(settings);
        pile.plugIn(1);
        remoteStart("{'connectorId':1,'idTag':'TAG1'}");
        eventually(() -> assertThat(pile.state().connector(1).transactionId()).isNotNull());
        return pile;
    }

    String remoteStart(String payload) throws Exception {
        return status("RemoteStartTransaction", payload);
    }

    String remoteStop(int transactionId) throws Exception {
        return status("RemoteStopTransaction", "{'transactionId':" + transactionId + "}");
    }

    String change(String key, String value) throws Exception {
        return status("ChangeConfiguration", "{'key':'%s','value':'%s'}".formatted(key, value));
    }

    String status(String action, String payload) throws Exception {
        return ask(action, payload).path("status").asString();
    }

    JsonNode ask(String action, String payload) throws Exception {
        return server.call(action, payload).get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    List<String> stopReasons() {
        return server.received("StopTransaction").stream()
                .map(stop -> stop.path("reason").asString())
                .toList();
    }

    List<Long> registers() {
        return server.received("MeterValues").stream()
                .map(values -> values.path("meterValue").path(0).path("sampledValue").path(0))
                .map(energy -> Long.parseLong(energy.path("value").asString()))
                .toList();
    }

    static void eventually(ThrowingRunnable holds) {
        ConditionFactory wait = await().atMost(BOUND).pollInterval(Duration.ofMillis(20));
        wait.untilAsserted(holds);
    }

    /** What the pile has started with the server so far. */
    List<String> actions() {
        return server.received().stream().map(CentralSystem.Received::action).toList();
    }
}
