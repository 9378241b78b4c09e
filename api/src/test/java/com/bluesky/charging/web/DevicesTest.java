package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Devices: how they are changed and found, get other passwords, and end. */
class DevicesTest extends PilesTest {

    private static final String BOOT =
            "{\"chargePointVendor\":\"Maker\",\"chargePointModel\":\"M\",\"chargePointSerialNumber\":\"%s\"}";

    @Test
    void a_device_is_changed_whatever_its_pile_reports_meanwhile() throws Exception {
        Access device = newDevice(sandboxSite());
        String path = "/v1/devices/" + device.deviceId();
        String tag = tagOf(path);
        try (RawPile pile = new RawPile(device)) {
            pile.ask("BootNotification", BOOT.formatted("S"));
        }
        await().atMost(PATIENCE).until(() -> !tagOf(path).equals(tag));

        Map<String, Object> patch =
                Map.of("name", "Bay 12", "connectors", List.of(connector(1, "CCS_2", 90_000)));
        Api.Answer changed = api.patch(path, patch, tag).expect(200);

        JsonNode shown = api.get(path).expect(200).body();
        assertThat(shown.path("name").asString()).isEqualTo("Bay 12");
        assertThat(shown.path("connectors").path(0).path("plug").asString()).isEqualTo("CCS_2");
        assertThat(shown.path("connectors").path(0).path("maxPowerWatts").asInt(0))
                .isEqualTo(90_000);
        assertThat(api.patch(path, patch, tag).expect(200).text("id"))
                .isEqualTo(changed.text("id"));
        api.patch(path, Map.of("name", "Bay 13"), tag).expectProblem(412, "PRECONDITION_FAILED");
        api.patch(path, Map.of("name", "Bay 13"), null).expectProblem(428, "PRECONDITION_REQUIRED");
        api.patch(path, Map.of("name", "Bay 13"), tagOf(path)).expect(200);
        assertThat(api.get(path).text("name")).isEqualTo("Bay 13");
    }

    @Test
    void of_two_changes_of_one_version_at_once_exactly_one_is_made() throws Exception {
        String path = "/v1/devices/" + newDevice(sandboxSite()).deviceId();
        String tag = tagOf(path);
        List<Callable<Api.Answer>> changes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "Name " + i;
            changes.add(() -> api.patch(path, Map.of("name", name), tag));
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Api.Answer> answer : callers.invokeAll(changes)) {
                statuses.add(answer.get().status());
            }
        }
        assertThat(statuses).containsOnly(200, 412);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
    }

    @Test
    void a_change_that_does_not_fit_the_device_is_refused() throws Exception {
        String path = "/v1/devices/" + newDevice(sandboxSite()).deviceId();
        String tag = tagOf(path);

        api.patch(
                        path,
                        Map.of("connectors", List.of(connector(1, "A", 1), connector(2, "A", 1))),
                        tag)
                .expectProblem(422, "CONNECTORS_FIXED");
        api.patch(path, Map.of("connectors", List.of(connector(2, "A", 1))), tag)
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/connectors/0/connectorId");
        api.patch(path, Map.of("connectors", List.of()), tag)
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/connectors");
        api.patch(path, Map.of("siteId", sandboxSite()), tag)
                .expectProblem(400, "UNKNOWN_FIELD")
                .expectPointer("/siteId");
        api.patch(path, Map.of("name", "n".repeat(201)), tag)
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/name");
        api.patch(path, Map.of("name", "n".repeat(200)), tag).expect(200);
    }

    @Test
    void devices_are_found_by_filters_that_all_hold_at_once() throws Exception {
        Access device = newDevice(sandboxSite());
        String serial = "SN-" + UUID.randomUUID().toString().substring(0, 8);
        try (RawPile pile = new RawPile(device)) {
            pile.ask("BootNotification", BOOT.formatted(serial));
            pile.ask(
                    "StatusNotification",
                    "{\"connectorId\":1,\"errorCode\":\"GroundFailure\",\"status\":\"Faulted\"}");
        }
        String mine = "/v1/devices?text=" + serial.toLowerCase(Locale.ROOT);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(idsOf(mine + "&status=FAULTED&siteId=" + sandboxSite()))
                                .containsExactly(device.deviceId()));
        String since = api.get("/v1/devices/" + device.deviceId()).text("updatedAt");

        assertThat(idsOf(mine + "&updatedSince=" + since)).containsExactly(device.deviceId());
        assertThat(idsOf(mine + "&status=CHARGING")).isEmpty();
        assertThat(idsOf(mine + "&updatedSince=2999-01-01T00:00:00Z")).isEmpty();
        assertThat(idsOf(mine + "&siteId=site-of-nobody")).isEmpty();
        for (String bad :
                List.of("text=a", "text=" + "a".repeat(101), "status=BROKEN", "updatedSince=x")) {
            api.get("/v1/devices?" + bad).expectProblem(400, "INVALID_PARAMETER");
        }
        assertThat(idsOf("/v1/devices?text=" + "a".repeat(100))).isEmpty();
    }

    @Test
    void a_retired_device_is_cut_off_starts_nothing_and_can_still_be_read() throws Exception {
        Access device = newDevice(sandboxSite());
        String path = "/v1/devices/" + device.deviceId();
        String user = userWith(api, 10_000);
        try (RawPile pile = new RawPile(device)) {
            pile.ask("BootNotification", BOOT.formatted("S"));
            String key = UUID.randomUUID().toString();
            JsonNode first = api.post(path + "/retire", Map.of(), key).expect(200).body();
            assertThat(api.post(path + "/retire", Map.of(), key).expect(200).body().path("id"))
                    .isEqualTo(first.path("id"));

            await().atMost(PATIENCE)
                    .until(() -> !api.get(path + "/status").body().path("online").asBoolean(true));
        }
        assertThatThrownBy(() -> new RawPile(device))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        api.post(
                        "/v1/orders",
                        Map.of("deviceId", device.deviceId(), "connectorId", 1, "userId", user))
                .expectProblem(409, "DEVICE_RETIRED");
        api.patch(path, Map.of("name", "Again"), tagOf(path)).expectProblem(409, "DEVICE_RETIRED");
        api.put(path + "/admission", Map.of("admission", "PENDING"))
                .expectProblem(409, "DEVICE_RETIRED");
        api.post(path + "/password", Map.of("overlapSeconds", 0))
                .expectProblem(409, "DEVICE_RETIRED");
        assertThat(api.get(path).expect(200).body().has("retiredAt")).isTrue();
        assertThat(idsOf("/v1/devices?text=" + device.deviceId())).isEmpty();
        assertThat(idsOf("/v1/devices?includeRetired=true&text=" + device.deviceId()))
                .containsExactly(device.deviceId());
    }

    @Test
    void a_device_is_not_retired_while_an_order_occupies_it() throws Exception {
        String device = linkedDevice(sandboxSite(), Driver.OBLIGING);
        String order = start(api, device, userWith(api, 10_000));
        awaitStatus(api, order, "CHARGING");

        api.post("/v1/devices/" + device + "/retire", Map.of())
                .expectProblem(409, "DEVICE_IS_CHARGING");

        api.post("/v1/orders/" + order + "/stop", Map.of()).expect(202);
        awaitStatus(api, order, "SETTLED");
        awaitFree(api, device);
        api.post("/v1/devices/" + device + "/retire", Map.of()).expect(200);
        assertThat(api.get("/v1/orders/" + order).expect(200).text("deviceId")).isEqualTo(device);
    }

    @Test
    void a_new_password_is_shown_once_and_the_former_one_overlaps() throws Exception {
        Access former = newDevice(sandboxSite());
        String path = "/v1/devices/" + former.deviceId() + "/password";
        String key = UUID.randomUUID().toString();

        Api.Answer first = api.post(path, Map.of("overlapSeconds", 300), key).expect(200);
        Api.Answer repeat = api.post(path, Map.of("overlapSeconds", 300), key).expect(200);

        Access latter = with(former, first.text("password"));
        assertThat(repeat.body().has("password")).isFalse();
        assertThat(repeat.text("formerPasswordUntil")).isEqualTo(first.text("formerPasswordUntil"));
        assertThat(repeat.body().path("version")).isEqualTo(first.body().path("version"));
        api.post(path, Map.of("overlapSeconds", 301), key)
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
        for (Access access : List.of(former, latter)) {
            try (RawPile pile = new RawPile(access)) {
                pile.ask("Heartbeat", "{}");
            }
        }
    }

    @Test
    void a_password_that_ends_at_once_opens_nothing_and_its_link_is_closed() throws Exception {
        Access former = newDevice(sandboxSite());
        String path = "/v1/devices/" + former.deviceId();
        try (RawPile pile = new RawPile(former)) {
            pile.ask("Heartbeat", "{}");
            Api.Answer rotated =
                    api.post(path + "/password", Map.of("overlapSeconds", 0)).expect(200);

            assertThat(rotated.body().has("formerPasswordUntil")).isFalse();
            await().atMost(PATIENCE)
                    .until(() -> !api.get(path + "/status").body().path("online").asBoolean(true));
            assertThatThrownBy(() -> new RawPile(former)).isInstanceOf(CompletionException.class);
            // Who comes in the first seconds may be sent away once more.
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(() -> heartbeat(with(former, rotated.text("password"))));
        }
    }

    @Test
    void the_overlap_of_passwords_has_a_bound() throws Exception {
        String path = "/v1/devices/" + newDevice(sandboxSite()).deviceId() + "/password";

        api.post(path, Map.of("overlapSeconds", 604_800)).expect(200);
        for (Object bad : List.of(604_801, -1)) {
            api.post(path, Map.of("overlapSeconds", bad))
                    .expectProblem(400, "INVALID_FIELD")
                    .expectPointer("/overlapSeconds");
        }
    }

    @Test
    void the_former_password_is_good_for_a_day_when_nothing_else_is_said() throws Exception {
        String path = "/v1/devices/" + newDevice(sandboxSite()).deviceId() + "/password";
        Instant before = Instant.now();

        Instant until =
                Instant.parse(api.post(path, Map.of()).expect(200).text("formerPasswordUntil"));

        assertThat(until)
                .isBetween(
                        before.plus(Duration.ofDays(1)).minusMillis(1),
                        Instant.now().plus(Duration.ofDays(1)));
        api.postText(path, "", UUID.randomUUID().toString()).expect(200);
    }

    @Test
    void what_belongs_to_another_operator_is_not_found() throws Exception {
        Access device = newDevice(sandboxSite());
        String path = "/v1/devices/" + device.deviceId();
        Api stranger = newCustomer(newOperatorId());

        stranger.patch(path, Map.of("name", "Theirs"), "\"0\"").expectProblem(404, "NOT_FOUND");
        stranger.post(path + "/retire", Map.of()).expectProblem(404, "NOT_FOUND");
        stranger.post(path + "/password", Map.of("overlapSeconds", 0))
                .expectProblem(404, "NOT_FOUND");
        stranger.get(path + "/status-history").expectProblem(404, "NOT_FOUND");
        try (RawPile pile = new RawPile(device)) {
            pile.ask("Heartbeat", "{}");
        }
    }

    private static void heartbeat(Access access) throws Exception {
        try (RawPile pile = new RawPile(access)) {
            pile.ask("Heartbeat", "{}");
        }
    }

    private static Map<String, Object> connector(int connectorId, String plug, int powerWatts) {
        return Map.of(
                "connectorId", connectorId,
                "plug", plug,
                "currentType", "DC",
                "maxPowerWatts", powerWatts);
    }

    private static Access with(Access access, String password) {
        return new Access(access.url(), access.deviceId(), password, null);
    }

    private String tagOf(String path) throws Exception {
        return api.get(path).expect(200).headers().firstValue("ETag").orElseThrow();
    }

    private List<String> idsOf(String path) throws Exception {
        return api.get(path)
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .map(device -> device.path("deviceId").asString())
                .toList();
    }
}
