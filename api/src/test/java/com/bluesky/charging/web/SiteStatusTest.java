package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings.Access;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What goes on at sites and devices, and what went on. */
class SiteStatusTest extends PilesTest {

    @Test
    void several_sites_are_read_at_once_with_what_their_devices_do() throws Exception {
        String site = newSite("First");
        String empty = newSite("Second");
        Access device = newDevice(site);
        newDevice(site);
        String ids = String.join(",", empty, "site-of-nobody", site, site);
        try (RawPile pile = new RawPile(device)) {
            pile.ask(
                    "StatusNotification",
                    "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}");
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(
                                            api.get("/v1/sites/status?siteIds=" + ids)
                                                    .expect(200)
                                                    .body()
                                                    .path("items")
                                                    .path(1)
                                                    .path("freeConnectors")
                                                    .asInt(-1))
                                    .isEqualTo(1));
            JsonNode statuses = api.get("/v1/sites/status?siteIds=" + ids).expect(200).body();

            assertThat(statuses.path("items")).hasSize(2);
            assertThat(statuses.path("items").path(0).path("siteId").asString()).isEqualTo(empty);
            assertThat(statuses.path("items").path(0).path("devices")).isEmpty();
            assertThat(statuses.path("notFound").toString()).isEqualTo("[\"site-of-nobody\"]");
            JsonNode ofSite = statuses.path("items").path(1);
            assertThat(ofSite.path("name").asString()).isEqualTo("First");
            assertThat(ofSite.path("moreDevices").asBoolean(true)).isFalse();
            assertThat(ofSite.path("devices")).hasSize(2);
            JsonNode linked = ofSite.path("devices").path(0);
            assertThat(linked.path("deviceId").asString()).isEqualTo(device.deviceId());
            assertThat(linked.path("online").asBoolean(false)).isTrue();
            assertThat(linked.path("connectors").path(0).path("free").asBoolean(false)).isTrue();
            assertThat(linked.path("connectors").path(0).path("plug").asString())
                    .isEqualTo("GB_T_DC");
            assertThat(ofSite.path("devices").path(1).path("online").asBoolean(true)).isFalse();
        }
    }

    @Test
    void fifty_sites_are_read_at_once_and_not_one_more() throws Exception {
        List<String> ids =
                new ArrayList<>(IntStream.range(0, 50).mapToObj(i -> "site-" + i).toList());

        JsonNode statuses =
                api.get("/v1/sites/status?siteIds=" + String.join(",", ids)).expect(200).body();
        assertThat(statuses.path("notFound")).hasSize(50);
        ids.add("site-50");
        api.get("/v1/sites/status?siteIds=" + String.join(",", ids))
                .expectProblem(400, "INVALID_PARAMETER");
        api.get("/v1/sites/status?siteIds=").expectProblem(400, "INVALID_PARAMETER");
        api.get("/v1/sites/status").expectProblem(400, "INVALID_PARAMETER");
    }

    @Test
    void a_site_of_another_operator_is_not_found_among_ones_own() throws Exception {
        String theirs = newSite("Theirs");
        Api stranger = newCustomer(newOperatorId());

        JsonNode statuses = stranger.get("/v1/sites/status?siteIds=" + theirs).expect(200).body();

        assertThat(statuses.path("items")).isEmpty();
        assertThat(statuses.path("notFound").toString()).contains(theirs);
    }

    @Test
    void what_a_device_told_is_listed_newest_first_with_times_and_errors() throws Exception {
        Access device = newDevice(sandboxSite());
        String path = "/v1/devices/" + device.deviceId() + "/status-history";
        // A clock that is far behind would not be believed.
        Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.HOURS);
        Instant faultedAt = begin.plusSeconds(120);
        try (RawPile pile = new RawPile(device)) {
            told(pile, 1, "Available", "NoError", begin);
            told(pile, 1, "Available", "NoError", begin.plusSeconds(60));
            told(pile, 1, "Faulted", "GroundFailure", faultedAt);
            told(pile, 0, "Unavailable", "NoError", begin.plusSeconds(180));
        }
        await().atMost(PATIENCE)
                .until(() -> api.get(path).expect(200).body().path("items").size() == 3);

        JsonNode first = api.get(path + "?limit=2").expect(200).body();
        assertThat(first.path("items").path(0).path("connectorId").asInt(-1)).isZero();
        JsonNode faulted = first.path("items").path(1);
        assertThat(faulted.path("status").asString()).isEqualTo("FAULTED");
        assertThat(faulted.path("errorCode").asString()).isEqualTo("GroundFailure");
        assertThat(faulted.path("time").path("at").asString()).isEqualTo(faultedAt.toString());
        String next = first.path("nextCursor").asString();
        assertThat(api.get(path + "?limit=2&cursor=" + next).expect(200).body().path("items"))
                .hasSize(1);
        assertThat(sizeOf(path + "?connectorId=0")).isEqualTo(1);
        assertThat(sizeOf(path + "?connectorId=1")).isEqualTo(2);
        assertThat(sizeOf(path + "?from=" + faultedAt)).isEqualTo(2);
        assertThat(sizeOf(path + "?to=" + faultedAt)).isEqualTo(1);
        assertThat(sizeOf(path + "?from=" + begin + "&to=" + begin.plusSeconds(1))).isEqualTo(1);
        assertThat(sizeOf(path + "?connectorId=32")).isZero();
        for (String bad :
                List.of(
                        "connectorId=33",
                        "connectorId=-1",
                        "from=2026-03-01T10:00:00Z&to=2026-03-01T10:00:00Z",
                        "from=yesterday",
                        "limit=201")) {
            api.get(path + "?" + bad).expectProblem(400, "INVALID_PARAMETER");
        }
    }

    private static void told(
            RawPile pile, int connectorId, String status, String errorCode, Instant at)
            throws Exception {
        pile.ask(
                "StatusNotification",
                "{\"connectorId\":%d,\"status\":\"%s\",\"errorCode\":\"%s\",\"timestamp\":\"%s\"}"
                        .formatted(connectorId, status, errorCode, at));
    }

    private int sizeOf(String path) throws Exception {
        return api.get(path).expect(200).body().path("items").size();
    }

    private String newSite(String name) throws Exception {
        return api.post(
                        "/v1/sites",
                        Map.of(
                                "name",
                                name,
                                "address",
                                "1 Road",
                                "latitude",
                                1,
                                "longitude",
                                2,
                                "zone",
                                "Asia/Shanghai"))
                .expect(201)
                .text("id");
    }
}
