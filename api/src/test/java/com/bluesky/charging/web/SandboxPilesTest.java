package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sandbox's piles live, and can be steered. */
class SandboxPilesTest extends ApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PILES = "/v1/sandbox/piles";

    private String device;

    @BeforeEach
    void choosePile() {
        device = simulated().getLast();
        await().atMost(PATIENCE).until(() -> pile().path("accepted").asBoolean(false));
    }

    @AfterEach
    void leavePileAsItWas() throws Exception {
        steer("behave");
        steer("connect");
        for (int connector : List.of(0, 1, 2)) {
            steer("recover", Map.of("connectorId", connector));
        }
        steer("unplug", Map.of("connectorId", 1));
        await().atMost(PATIENCE)
                .until(() -> connector().path("status").asString("").equals("AVAILABLE"));
    }

    @Test
    void six_piles_link_by_themselves() throws Exception {
        assertThat(simulated()).hasSize(6);
        for (String each : simulated()) {
            await().atMost(PATIENCE)
                    .until(() ->
                            api.get("/v1/devices/" + each + "/status")
                                    .body()
                                    .path("online")
                                    .asBoolean(false));
        }
        JsonNode items = api.get(PILES).expect(200).body().path("items");
        assertThat(items.valueStream().map(pile -> pile.path("deviceId").asString()))
                .containsExactlyElementsOf(simulated());
    }

    @Test
    void an_app_charges_at_a_live_pile_whose_driver_obliges() throws Exception {
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/v1/devices/" + device)
                                .body()
                                .path("connectors")
                                .path(0)
                                .path("status")
                                .asString("")
                                .equals("AVAILABLE"));
        String user = sandbox.path("users").path(0).path("id").asString();
        String order =
                api.post("/v1/orders", Map.of("deviceId", device, "connectorId", 1, "userId", user))
                        .expect(202)
                        .text("orderId");
        awaitOrder(order, "CHARGING");
        await().atMost(PATIENCE).until(() -> connector().path("meterWh").asLong(0) > 0);
        steer("unplug", Map.of("connectorId", 1));

        awaitOrder(order, "SETTLED");
    }

    @Test
    void a_pile_is_plugged_in_broken_and_repaired() throws Exception {
        steer("plug-in", Map.of("connectorId", 1, "stateOfChargePercent", 55));
        assertThat(connector().path("stateOfChargePercent").asInt()).isEqualTo(55);
        steer("fault", Map.of("connectorId", 1, "errorCode", "GROUND_FAILURE"));
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/v1/devices/" + device + "/status")
                                .body()
                                .path("connectors")
                                .path(0)
                                .path("status")
                                .asString("")
                                .equals("FAULTED"));

        steer("recover", Map.of("connectorId", 1));

        assertThat(connector().path("status").asString()).isEqualTo("PREPARING");
        steer("meter-reset", Map.of("connectorId", 1));
        assertThat(connector().path("meterWh").asLong()).isZero();
        steer("suspend", Map.of("connectorId", 1, "by", "BY_VEHICLE"));
        steer("resume", Map.of("connectorId", 1));
        steer("card", Map.of("connectorId", 1, "idTag", "UNKNOWN"));
    }

    @Test
    void a_pile_is_cut_off_and_linked_again() throws Exception {
        assertThat(steer("disconnect").path("linked").asBoolean(true)).isFalse();
        await().atMost(PATIENCE)
                .until(() ->
                        !api.get("/v1/devices/" + device + "/status")
                                .body()
                                .path("online")
                                .asBoolean(true));

        steer("connect");

        await().atMost(PATIENCE).until(() -> pile().path("linked").asBoolean(false));
        steer("reboot", Map.of("how", "POWER_LOSS"));
        assertThat(pile().path("linked").asBoolean(true)).isFalse();
        await().atMost(PATIENCE).until(() -> pile().path("accepted").asBoolean(false));
    }

    @Test
    void a_pile_does_wrong_until_it_behaves() throws Exception {
        JsonNode wrong =
                steer(
                        "misbehave",
                        Map.of(
                                "kind", "REFUSE",
                                "action", "RemoteStartTransaction",
                                "times", 3));
        assertThat(wrong.path("misbehaviours").path(0).path("kind").asString()).isEqualTo("REFUSE");
        steer("misbehave", Map.of("kind", "WRONG_CLOCK", "offsetSeconds", -86_400));
        assertThat(pile().path("misbehaviours").size()).isEqualTo(2);

        assertThat(steer("behave").path("misbehaviours")).isEmpty();
    }

    @Test
    void each_kind_of_misbehaviour_can_be_asked_for() throws Exception {
        Map<String, Object> all =
                Map.of(
                        "action", "Reset",
                        "until", "Heartbeat",
                        "delayMillis", 1,
                        "payload", "{}",
                        "offsetSeconds", 1);
        for (String kind : kinds()) {
            Map<String, Object> body = new HashMap<>(all);
            body.put("kind", kind);
            assertThat(
                            steer("misbehave", body)
                                    .path("misbehaviours")
                                    .path(0)
                                    .path("kind")
                                    .asString())
                    .isEqualTo(kind);
        }
    }

    @Test
    void what_a_kind_needs_must_be_there() throws Exception {
        refused(Map.of("kind", "REFUSE"), "/action");
        refused(Map.of("kind", "DELAY_REPORTS", "action", "*"), "/delayMillis");
        refused(Map.of("kind", "HOLD_BACK", "action", "MeterValues"), "/until");
        refused(
                Map.of("kind", "HOLD_BACK", "action", "MeterValues", "until", "MeterValues"),
                "/until");
        refused(Map.of("kind", "WRONG_CLOCK"), "/offsetSeconds");
        refused(Map.of("kind", "SKIP_BOOT", "times", 1), "/times");
        refused(Map.of("kind", "DELAY_REPORTS", "action", "*", "delayMillis", 0), "/delayMillis");
        refused(
                Map.of("kind", "DELAY_REPORTS", "action", "*", "delayMillis", 86_400_001),
                "/delayMillis");
        assertThat(
                        steer(
                                        "misbehave",
                                        Map.of(
                                                "kind",
                                                "DELAY_REPORTS",
                                                "action",
                                                "Heartbeat",
                                                "delayMillis",
                                                86_400_000))
                                .path("misbehaviours"))
                .hasSize(1);
    }

    @Test
    void what_is_too_much_is_refused() throws Exception {
        Map<String, Object> lose = Map.of("kind", "LOSE_REPORTS", "action", "Heartbeat");
        refused(with(lose, "times", 1_001), "/times");
        refused(Map.of("kind", "WRONG_CLOCK", "offsetSeconds", 315_360_001), "/offsetSeconds");
        api.post(at("card"), Map.of("connectorId", 1, "idTag", "x".repeat(21))).expect(400);
        api.post(at("plug-in"), Map.of("connectorId", 0)).expect(400);
        api.post(at("plug-in"), Map.of("connectorId", 1, "stateOfChargePercent", 101)).expect(400);

        steer("misbehave", with(lose, "times", 1_000));
        steer("misbehave", Map.of("kind", "WRONG_CLOCK", "offsetSeconds", 315_360_000));
        steer("card", Map.of("connectorId", 1, "idTag", "x".repeat(20)));
        steer("plug-in", Map.of("connectorId", 1, "stateOfChargePercent", 100));
        assertThat(pile().path("misbehaviours")).hasSize(2);
    }

    @Test
    void a_pile_says_anything_that_is_not_too_long() throws Exception {
        steer("send-raw", Map.of("text", "[2,\"1\",\"StatusNotification\",{\"connectorId\":1,"));
        steer(
                "send-raw",
                Map.of(
                        "text",
                        "[2,\"2\",\"StatusNotification\",{\"connectorId\":0,\"errorCode\":\"NoError\",\"status\":\"Faulted\"}]"));
        awaitDevice("FAULTED");

        steer(
                "send-raw",
                Map.of(
                        "text",
                        "[2,\"3\",\"StatusNotification\",{\"connectorId\":0,\"errorCode\":\"NoError\",\"status\":\"Available\"}]"));
        awaitDevice("AVAILABLE");
        String most = "[2,\"4\",\"Heartbeat\",{}]";
        most += " ".repeat(4_000 - most.length());
        steer("send-raw", Map.of("text", most));
        api.post(at("send-raw"), Map.of("text", most + " "))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/text");
    }

    private void awaitDevice(String status) {
        await().atMost(PATIENCE)
                .until(() ->
                        api.get("/v1/devices/" + device + "/status")
                                .body()
                                .path("status")
                                .asString("")
                                .equals(status));
    }

    @Test
    void a_connector_gives_no_more_than_it_may() throws Exception {
        steer("power", Map.of("connectorId", 2, "powerWatts", 0));
        steer("power", Map.of("connectorId", 2, "powerWatts", 10_000_000));
        api.post(at("power"), Map.of("connectorId", 2, "powerWatts", 10_000_001))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/powerWatts");
        api.post(at("power"), Map.of("connectorId", 9, "powerWatts", 1))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/connectorId");
    }

    @Test
    void a_pile_does_a_hundred_things_wrong_and_not_one_more() throws Exception {
        for (int number = 1; number <= 100; number++) {
            steer("misbehave", refuse("Action" + number));
        }
        assertThat(pile().path("misbehaviours")).hasSize(100);

        api.post(at("misbehave"), refuse("Action101"))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/kind");
        assertThat(steer("misbehave", refuse("Action1")).path("misbehaviours")).hasSize(100);
    }

    private static Map<String, Object> refuse(String action) {
        return Map.of("kind", "REFUSE", "action", action);
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> more = new HashMap<>(body);
        more.put(field, value);
        return more;
    }

    @Test
    void a_connector_that_is_not_there_is_named() throws Exception {
        Api.Answer answer = api.post(at("unplug"), Map.of("connectorId", 9)).expect(400);

        assertThat(answer.text("code")).isEqualTo("INVALID_FIELD");
        assertThat(answer.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/connectorId");
    }

    @Test
    void a_repeat_does_nothing_twice_and_another_request_under_its_key_is_refused()
            throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, Object> plugIn = Map.of("connectorId", 1, "stateOfChargePercent", 55);
        api.post(at("plug-in"), plugIn, key).expect(200);
        steer("unplug", Map.of("connectorId", 1));

        JsonNode repeated = api.post(at("plug-in"), plugIn, key).expect(200).body();

        assertThat(repeated.path("connectors").path(0).path("pluggedIn").asBoolean(true)).isFalse();
        assertThat(api.post(at("plug-in"), Map.of("connectorId", 2), key).expect(422).text("code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void the_piles_are_nobody_elses() throws Exception {
        Api stranger = newCustomer(newOperatorId());

        assertThat(stranger.get(PILES).expect(200).body().path("items")).isEmpty();
        stranger.get(PILES + "/" + device).expect(404);
        stranger.post(at("connect"), Map.of()).expect(404);
        anonymous().get(PILES).expect(401);
        api.get(PILES + "/dev-of-nobody").expect(404);
    }

    private void refused(Map<String, ?> body, String pointer) throws Exception {
        Api.Answer answer = api.post(at("misbehave"), body).expect(400);
        assertThat(answer.body().path("errors").path(0).path("pointer").asString())
                .isEqualTo(pointer);
        assertThat(pile().path("misbehaviours")).isEmpty();
    }

    private List<String> kinds() throws Exception {
        return anonymous()
                .get("/v1/openapi.json")
                .body()
                .path("components")
                .path("schemas")
                .path("WrongBehaviour")
                .path("properties")
                .path("kind")
                .path("enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private void awaitOrder(String order, String status) {
        await().atMost(PATIENCE)
                .until(() -> api.get("/v1/orders/" + order).text("status").equals(status));
    }

    private List<String> simulated() {
        return sandbox.path("devices")
                .valueStream()
                .filter(each -> each.path("simulated").asBoolean(false))
                .map(each -> each.path("id").asString())
                .toList();
    }

    private JsonNode pile() throws Exception {
        return api.get(PILES + "/" + device).expect(200).body();
    }

    private JsonNode connector() throws Exception {
        return pile().path("connectors").path(0);
    }

    private String at(String what) {
        return PILES + "/" + device + "/" + what;
    }

    private JsonNode steer(String what) throws Exception {
        return steer(what, Map.of());
    }

    private JsonNode steer(String what, Map<String, ?> body) throws Exception {
        return api.post(at(what), body).expect(200).body();
    }
}
