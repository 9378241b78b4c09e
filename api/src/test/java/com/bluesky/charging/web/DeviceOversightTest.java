package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an operator decides about a device, and what its people may see of it. */
class DeviceOversightTest extends PilesTest {

    private static final String BOOT = "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}";

    @Test
    void a_device_that_is_not_admitted_is_told_so_and_starts_no_charge() throws Exception {
        Access device = newDevice(sandboxSite());
        String path = "/v1/devices/" + device.deviceId();
        assertThat(api.get(path).text("admission")).isEqualTo("ACCEPTED");
        try (RawPile pile = new RawPile(device)) {
            for (String admission : List.of("PENDING", "REJECTED")) {
                api.put(path + "/admission", Map.of("admission", admission)).expect(200);
                api.put(path + "/admission", Map.of("admission", admission)).expect(200);
                assertThat(api.get(path).text("admission")).isEqualTo(admission);
                awaitBoot(pile, admission);
                api.post(
                                "/v1/orders",
                                Map.of(
                                        "deviceId",
                                        device.deviceId(),
                                        "connectorId",
                                        1,
                                        "userId",
                                        userWith(api, 10_000)))
                        .expectProblem(409, "DEVICE_NOT_ADMITTED");
            }
            api.put(path + "/admission", Map.of("admission", "ACCEPTED")).expect(200);
            awaitBoot(pile, "ACCEPTED");
        }
        api.put(path + "/admission", Map.of()).expectProblem(400, "INVALID_FIELD");
    }

    @Test
    void what_a_device_told_of_itself_is_shown_to_the_operators_own_people() throws Exception {
        Access device = newDevice(sandboxSite());
        String path = "/v1/devices/" + device.deviceId();
        Api people = ownPeople();
        try (RawPile pile = new RawPile(device)) {
            pile.ask("FirmwareStatusNotification", "{\"status\":\"Downloading\"}");
            pile.ask("DiagnosticsStatusNotification", "{\"status\":\"Uploaded\"}");
            pile.ask("LogStatusNotification", "{\"status\":\"Idle\"}");
            for (int second = 1; second <= 3; second++) {
                String event =
                        "{\"type\":\"Tampering\",\"timestamp\":\"2026-03-01T10:00:0%dZ\"}"
                                .formatted(second);
                pile.ask("SecurityEventNotification", event);
                pile.ask("SecurityEventNotification", event);
            }
            pile.ask(
                    "StopTransaction",
                    "{\"transactionId\":-1,\"meterStop\":5,\"idTag\":\"SECRETTAG\",\"timestamp\":\"2026-03-01T10:00:00Z\"}");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode shown = api.get(path).expect(200).body();
                    assertThat(shown.path("firmwareStatus").asString("")).isEqualTo("DOWNLOADING");
                    assertThat(shown.path("diagnosticsStatus").asString("")).isEqualTo("UPLOADED");
                    assertThat(shown.path("logStatus").asString("")).isEqualTo("IDLE");
                    assertThat(people.get(path + "/security-events").body().path("items"))
                            .hasSize(3);
                    assertThat(people.get(path + "/unmatched-reports").body().path("items"))
                            .hasSize(1);
                });
        JsonNode first = people.get(path + "/security-events?limit=2").expect(200).body();
        assertThat(first.path("items").path(0).path("time").path("at").asString(""))
                .isEqualTo("2026-03-01T10:00:03Z");
        JsonNode last =
                people.get(
                                path
                                        + "/security-events?limit=2&cursor="
                                        + first.path("nextCursor").asString(""))
                        .expect(200)
                        .body();
        assertThat(last.path("items")).hasSize(1);
        assertThat(last.has("nextCursor")).isFalse();
        assertThat(people.get(path + "/unmatched-reports").body().toString())
                .contains("StopTransaction")
                .doesNotContain("SECRETTAG");
    }

    @Test
    void every_frame_of_a_device_is_traced_while_somebody_wants_it() throws Exception {
        Access device = newDevice(sandboxSite());
        String path = "/v1/devices/" + device.deviceId() + "/trace";
        Api people = ownPeople();
        try (RawPile pile = new RawPile(device)) {
            pile.ask("Heartbeat", "{}");
            String key = UUID.randomUUID().toString();
            String until =
                    people.post(path, Map.of("durationSeconds", 300), key)
                            .expect(200)
                            .text("until");
            assertThat(people.post(path, Map.of("durationSeconds", 300), key).text("until"))
                    .isEqualTo(until);
            people.post(path, Map.of("durationSeconds", 301), key)
                    .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
            pile.ask("Authorize", "{\"idTag\":\"SECRETTAG\"}");
            await().atMost(PATIENCE).until(() -> people.get(path).body().path("items").size() == 2);
            JsonNode traced = people.get(path).expect(200).body();
            assertThat(traced.path("until").asString("")).isEqualTo(until);
            assertThat(traced.path("items").path(0).path("direction").asString(""))
                    .isEqualTo("FROM_PILE");
            assertThat(traced.path("items").path(1).path("direction").asString(""))
                    .isEqualTo("TO_PILE");
            assertThat(traced.toString()).contains("Authorize").doesNotContain("SECRETTAG");

            JsonNode page = people.get(path + "?limit=1").expect(200).body();
            String next = page.path("nextCursor").asString("");
            assertThat(people.get(path + "?limit=1&cursor=" + next).body().path("items"))
                    .hasSize(1);

            people.delete(path).expect(204);
            people.delete(path).expect(204);
            pile.ask("Heartbeat", "{}");
            assertThat(people.get(path).body().has("until")).isFalse();
            assertThat(people.get(path).body().path("items")).hasSize(2);
        }
        people.post(path, Map.of("durationSeconds", 59)).expectProblem(400, "INVALID_FIELD");
        people.post(path, Map.of("durationSeconds", 60)).expect(200);
        people.post(path, Map.of("durationSeconds", 3_600)).expect(200);
        people.post(path, Map.of("durationSeconds", 3_601)).expectProblem(400, "INVALID_FIELD");
    }

    @Test
    void another_operators_people_find_nothing_and_a_customer_may_not_look() throws Exception {
        String device = newDevice(sandboxSite()).deviceId();
        Api strangers = peopleOf(newOperatorId());
        Api app = newCustomer(sandbox.path("operatorId").asString());
        for (String what : List.of("security-events", "unmatched-reports", "trace")) {
            String path = "/v1/devices/" + device + "/" + what;
            strangers.get(path).expectProblem(404, "NOT_FOUND");
            app.get(path).expectProblem(403, "SCOPE_MISSING");
        }
        String path = "/v1/devices/" + device;
        strangers
                .put(path + "/admission", Map.of("admission", "REJECTED"))
                .expectProblem(404, "NOT_FOUND");
        strangers
                .post(path + "/trace", Map.of("durationSeconds", 300))
                .expectProblem(404, "NOT_FOUND");
        strangers.delete(path + "/trace").expectProblem(404, "NOT_FOUND");
        app.post(path + "/trace", Map.of("durationSeconds", 300))
                .expectProblem(403, "SCOPE_MISSING");
        app.delete(path + "/trace").expectProblem(403, "SCOPE_MISSING");
        assertThat(api.get(path).text("admission")).isEqualTo("ACCEPTED");
    }

    /** The word reaches the pile when the adapter has seen the decision. */
    private static void awaitBoot(RawPile pile, String admission) {
        await().atMost(PATIENCE)
                .until(() ->
                        pile.ask("BootNotification", BOOT)
                                .path("status")
                                .asString("")
                                .equalsIgnoreCase(admission));
    }

    private Api ownPeople() throws Exception {
        return peopleOf(sandbox.path("operatorId").asString());
    }

    /** The operator's own back office: it sees all that is the operator's. */
    private Api peopleOf(String operatorId) throws Exception {
        return anonymous()
                .withToken(
                        platform.post(
                                        "/v1/customers/" + newCustomerId(operatorId) + "/keys",
                                        Map.of(
                                                "scopes",
                                                List.of(
                                                        "equipment:read",
                                                        "equipment:write",
                                                        "operator:all")))
                                .expect(201)
                                .text("apiKey"));
    }
}
