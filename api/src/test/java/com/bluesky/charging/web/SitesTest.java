package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sites: what is told of them, how they are changed and found, and how they end. */
class SitesTest extends ApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** An operator of its own for each test, so that lists hold what the test made. */
    private Api own;

    @BeforeEach
    void newOperator() throws Exception {
        own = newCustomer(newOperatorId());
    }

    @Test
    void everything_that_is_told_of_a_site_is_shown() throws Exception {
        Map<String, Object> content = new HashMap<>(bare("Century Avenue", 31.2397, 121.4998));
        content.put("description", "Under the shopping centre");
        content.put("directions", "Level B2, behind the lifts");
        content.put("supportPhone", "+862155550100");
        content.put("amenities", List.of("WIFI", "RESTROOM", "WIFI"));
        content.put(
                "openingHours",
                Map.of(
                        "weekly",
                        List.of(Map.of("days", List.of("MONDAY"), "from", "08:00")),
                        "exceptions",
                        List.of(Map.of("date", "2027-01-01"))));
        content.put(
                "pictures",
                List.of(Map.of("url", "https://example.com/a.jpg?x=1", "caption", "The entrance")));

        Api.Answer created = own.post("/v1/sites", content).expect(201);
        JsonNode site = own.get("/v1/sites/" + created.text("id")).expect(200).body();

        assertThat(site.path("description").asString()).isEqualTo("Under the shopping centre");
        assertThat(site.path("supportPhone").asString()).isEqualTo("+862155550100");
        assertThat(site.path("amenities").toString()).isEqualTo("[\"RESTROOM\",\"WIFI\"]");
        assertThat(site.path("openingHours").path("alwaysOpen").asBoolean(true)).isFalse();
        assertThat(site.path("openingHours").path("weekly").path(0).path("from").asString())
                .isEqualTo("08:00");
        assertThat(site.path("openingHours").path("exceptions").path(0).path("date").asString())
                .isEqualTo("2027-01-01");
        assertThat(site.path("openNow").isBoolean()).isTrue();
        assertThat(site.path("pictures").path(0).path("caption").asString())
                .isEqualTo("The entrance");
    }

    @Test
    void a_site_is_changed_by_a_patch_and_what_it_does_not_name_stays() throws Exception {
        Map<String, Object> content = new HashMap<>(bare("Before", 1, 2));
        content.put("amenities", List.of("WIFI"));
        content.put("description", "To go");
        String path = "/v1/sites/" + own.post("/v1/sites", content).expect(201).text("id");
        String tag = tagOf(path);

        Map<String, Object> patch = new HashMap<>();
        patch.put("name", "After");
        patch.put("description", null);
        patch.put("openingHours", Map.of("alwaysOpen", true));
        Api.Answer changed = own.patch(path, patch, tag).expect(200);

        assertThat(changed.headers().firstValue("ETag")).contains("\"1\"");
        JsonNode site = own.get(path).expect(200).body();
        assertThat(site.path("name").asString()).isEqualTo("After");
        assertThat(site.has("description")).isFalse();
        assertThat(site.path("openNow").asBoolean(false)).isTrue();
        assertThat(site.path("amenities")).hasSize(1);
        assertThat(site.path("address").asString()).isEqualTo("1 Road");
        // The same again is answered as done, another one on the old version is not.
        assertThat(own.patch(path, patch, tag).expect(200).body()).isEqualTo(changed.body());
        own.patch(path, Map.of("name", "Other"), tag).expectProblem(412, "PRECONDITION_FAILED");
        own.patch(path, Map.of("name", "Other"), null).expectProblem(428, "PRECONDITION_REQUIRED");
        assertThat(own.get(path).text("name")).isEqualTo("After");
    }

    @Test
    void of_two_changes_of_one_version_at_once_exactly_one_is_made() throws Exception {
        String path = "/v1/sites/" + site("Contested", 1, 2);
        String tag = tagOf(path);
        List<Callable<Api.Answer>> changes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "Name " + i;
            changes.add(() -> own.patch(path, Map.of("name", name), tag));
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Api.Answer> answer : callers.invokeAll(changes)) {
                statuses.add(answer.get().status());
            }
        }
        assertThat(statuses).containsOnly(200, 412);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
        assertThat(tagOf(path)).isEqualTo("\"1\"");
    }

    @Test
    void the_zone_of_a_site_stays() throws Exception {
        String path = "/v1/sites/" + site("Zoned", 1, 2);
        String tag = tagOf(path);

        own.patch(path, Map.of("zone", "Europe/Berlin"), tag).expectProblem(422, "SITE_ZONE_FIXED");
        own.patch(path, Map.of("zone", "Asia/Shanghai", "name", "Same zone"), tag).expect(200);
    }

    @Test
    void a_change_says_what_is_wrong_with_it_and_where() throws Exception {
        String path = "/v1/sites/" + site("Checked", 1, 2);
        String tag = tagOf(path);

        own.patch(path, Map.of("nmae", "x"), tag).expectProblem(400, "UNKNOWN_FIELD");
        own.patch(path, Map.of("latitude", 91), tag)
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/latitude");
        own.patch(path, Map.of("amenities", List.of("SAUNA")), tag)
                .expectProblem(400, "UNREADABLE_JSON");
        own.patch(
                        path,
                        Map.of(
                                "openingHours",
                                Map.of("weekly", List.of(Map.of("from", "22:00", "to", "06:00")))),
                        tag)
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/openingHours/weekly/0/to");
        assertThat(tagOf(path)).isEqualTo(tag);
    }

    @Test
    void opening_hours_that_contradict_themselves_are_refused() throws Exception {
        Map<String, Object> span = Map.of("from", "10:00", "to", "10:00");
        refused(Map.of("alwaysOpen", true, "weekly", List.of(Map.of())), "/openingHours/weekly");
        refused(Map.of("weekly", List.of(span)), "/openingHours/weekly/0/to");
        refused(
                Map.of("exceptions", List.of(Map.of("date", "2027-01-01", "spans", List.of(span)))),
                "/openingHours/exceptions/0/spans/0/to");
        refused(
                Map.of(
                        "exceptions",
                        List.of(Map.of("date", "2027-01-01"), Map.of("date", "2027-01-01"))),
                "/openingHours/exceptions/1/date");
        refused(Map.of("weekly", List.of(Map.of("from", "8:00"))), "/openingHours/weekly/0/from");
        refused(Map.of("weekly", List.of(Map.of("to", "24:01"))), "/openingHours/weekly/0/to");
    }

    @Test
    void each_part_of_a_site_has_a_bound() throws Exception {
        Map<String, Object> picture = Map.of("url", "https://example.com/a.jpg");
        atAndPast("name", "n".repeat(200), "n".repeat(201), "/name");
        atAndPast("address", "a".repeat(500), "a".repeat(501), "/address");
        atAndPast("description", "d".repeat(2_000), "d".repeat(2_001), "/description");
        atAndPast("directions", "d".repeat(1_000), "d".repeat(1_001), "/directions");
        atAndPast("latitude", -90, -90.0001, "/latitude");
        atAndPast("longitude", 180, 180.0001, "/longitude");
        atAndPast(
                "pictures",
                Collections.nCopies(20, picture),
                Collections.nCopies(21, picture),
                "/pictures");
        atAndPast("pictures", pictureOf(2_048), pictureOf(2_049), "/pictures/0/url");
        atAndPast(
                "pictures",
                List.of(Map.of("url", "https://a.b/c", "caption", "c".repeat(200))),
                List.of(Map.of("url", "https://a.b/c", "caption", "c".repeat(201))),
                "/pictures/0/caption");
        atAndPast(
                "amenities",
                Collections.nCopies(50, "WIFI"),
                Collections.nCopies(51, "WIFI"),
                "/amenities");
        atAndPast(
                "openingHours",
                Map.of("weekly", Collections.nCopies(42, Map.of())),
                Map.of("weekly", Collections.nCopies(43, Map.of())),
                "/openingHours/weekly");
        atAndPast(
                "openingHours",
                Map.of("exceptions", dates(100)),
                Map.of("exceptions", dates(101)),
                "/openingHours/exceptions");
        for (String url :
                List.of("http://a.b/c", "https://u:p@a.b/c", "javascript:x", "https://")) {
            own.post("/v1/sites", with("pictures", List.of(Map.of("url", url))))
                    .expectProblem(400, "INVALID_FIELD")
                    .expectPointer("/pictures/0/url");
        }
        own.post("/v1/sites", with("supportPhone", "12345")).expectProblem(400, "INVALID_FIELD");
    }

    @Test
    void sites_are_found_by_filters_that_all_hold_at_once() throws Exception {
        String wanted =
                own.post(
                                "/v1/sites",
                                with(
                                        Map.of(
                                                "name",
                                                "人民广场",
                                                "amenities",
                                                List.of("WIFI", "CAFE"),
                                                "openingHours",
                                                Map.of("alwaysOpen", true))))
                        .expect(201)
                        .text("id");
        site("Elsewhere", 10, 10);

        for (String filter :
                List.of(
                        "text=%E4%BA%BA%E6%B0%91",
                        "amenity=WIFI",
                        "amenity=WIFI&amenity=CAFE",
                        "amenity=CAFE,WIFI",
                        "openNow=true",
                        "near=31.2,121.5&radiusMeters=1",
                        "near=31.2,121.5&text=%E4%BA%BA%E6%B0%91&openNow=true&amenity=WIFI")) {
            assertThat(idsOf("?" + filter)).as(filter).containsExactly(wanted);
        }
        assertThat(idsOf("?text=%E4%BA%BA%E6%B0%91&amenity=HOTEL")).isEmpty();
        assertThat(idsOf("?freeConnectors=true")).isEmpty();
        assertThat(idsOf("?plug=CCS_2&minPowerWatts=1")).isEmpty();
        assertThat(idsOf("?openNow=false&freeConnectors=false")).hasSize(2);
        String since = own.get("/v1/sites/" + wanted).text("updatedAt");
        assertThat(idsOf("?updatedSince=" + since)).hasSize(2);
        assertThat(idsOf("?updatedSince=2999-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void sites_near_a_point_come_nearest_first_each_with_its_distance() throws Exception {
        // On both sides of the date line, farther and farther away from it.
        List<String> nearestFirst = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            double longitude = (180 - i * 0.02) * (i % 2 == 0 ? 1 : -1);
            nearestFirst.add(site("Site " + i, 0, longitude));
        }
        List<String> found = new ArrayList<>();
        List<Long> distances = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    own.get("/v1/sites?near=0,180&radiusMeters=50000&limit=2" + next)
                            .expect(200)
                            .body();
            page.path("items")
                    .valueStream()
                    .forEach(site -> {
                        found.add(site.path("siteId").asString());
                        distances.add(site.path("distanceMeters").asLong(-1));
                    });
            next = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
        } while (!next.isEmpty());

        assertThat(found).isEqualTo(nearestFirst);
        assertThat(distances).containsExactly(2_224L, 4_448L, 6_672L, 8_896L, 11_120L);
    }

    @Test
    void a_cursor_is_good_for_the_order_it_was_made_in() throws Exception {
        site("One", 1, 1);
        site("Two", 1, 1);
        String near = cursorOf("/v1/sites?near=1,1&limit=1");
        String oldest = cursorOf("/v1/sites?limit=1");

        own.get("/v1/sites?near=1,1&limit=1&cursor=" + near).expect(200);
        own.get("/v1/sites?near=1,2&limit=1&cursor=" + near).expectProblem(400, "INVALID_CURSOR");
        own.get("/v1/sites?limit=1&cursor=" + near).expectProblem(400, "INVALID_CURSOR");
        own.get("/v1/sites?near=1,1&limit=1&cursor=" + oldest).expectProblem(400, "INVALID_CURSOR");
    }

    @Test
    void each_filter_has_a_bound() throws Exception {
        for (String good :
                List.of(
                        "text=ab",
                        "text=" + "a".repeat(100),
                        "near=90,180",
                        "near=-90.0,-180.0&radiusMeters=500000",
                        "near=1,1&radiusMeters=1",
                        "minPowerWatts=1",
                        "minPowerWatts=10000000",
                        "plug=" + "A".repeat(30),
                        "amenity=" + String.join(",", Collections.nCopies(50, "WIFI")),
                        "limit=200")) {
            own.get("/v1/sites?" + good).expect(200);
        }
        for (String bad :
                List.of(
                        "text=a",
                        "text=" + "a".repeat(101),
                        "near=90.1,0",
                        "near=0,180.01",
                        "near=1",
                        "near=NaN,1",
                        "near=1e1,1",
                        "near=1,1&radiusMeters=500001",
                        "near=1,1&radiusMeters=0",
                        "radiusMeters=5",
                        "minPowerWatts=0",
                        "minPowerWatts=10000001",
                        "plug=" + "A".repeat(31),
                        "plug=x",
                        "amenity=SAUNA",
                        "amenity=" + String.join(",", Collections.nCopies(51, "WIFI")),
                        "updatedSince=yesterday",
                        "openNow=perhaps",
                        "limit=201")) {
            own.get("/v1/sites?" + bad).expectProblem(400, "INVALID_PARAMETER");
        }
    }

    @Test
    void a_site_ends_without_devices_and_can_still_be_read() throws Exception {
        String id = site("Closing", 1, 2);
        String path = "/v1/sites/" + id;
        String device = device(id, UUID.randomUUID().toString()).expect(201).text("deviceId");

        own.post(path + "/retire", Map.of()).expectProblem(409, "SITE_HAS_DEVICES");
        own.post("/v1/devices/" + device + "/retire", Map.of()).expect(200);
        String key = UUID.randomUUID().toString();
        await().atMost(PATIENCE)
                .until(() -> own.post(path + "/retire", Map.of(), key).status() == 200);
        JsonNode first = own.post(path + "/retire", Map.of(), key).expect(200).body();
        assertThat(own.post(path + "/retire", Map.of(), key).expect(200).body()).isEqualTo(first);
        assertThat(own.post(path + "/retire", Map.of()).expect(200).body()).isEqualTo(first);

        assertThat(own.get(path).expect(200).body().has("retiredAt")).isTrue();
        assertThat(idsOf("")).isEmpty();
        assertThat(idsOf("?includeRetired=true")).containsExactly(id);
        own.patch(path, Map.of("name", "Again"), tagOf(path)).expectProblem(409, "SITE_RETIRED");
        device(id, UUID.randomUUID().toString()).expectProblem(409, "SITE_RETIRED");
    }

    @Test
    void a_registration_that_is_repeated_at_a_retired_site_is_answered_as_it_was()
            throws Exception {
        String id = site("Closing", 1, 2);
        String key = UUID.randomUUID().toString();
        Api.Answer registered = device(id, key).expect(201);
        String device = registered.text("deviceId");
        own.post("/v1/devices/" + device + "/retire", Map.of()).expect(200);
        await().atMost(PATIENCE)
                .until(() -> own.post("/v1/sites/" + id + "/retire", Map.of()).status() == 200);

        Api.Answer repeated = device(id, key).expect(201);

        assertThat(repeated.text("deviceId")).isEqualTo(device);
        assertThat(repeated.body().has("password")).isFalse();
    }

    @Test
    void what_belongs_to_another_operator_is_not_found() throws Exception {
        String id = site("Mine", 1, 2);
        Api stranger = newCustomer(newOperatorId());

        stranger.get("/v1/sites/" + id).expectProblem(404, "NOT_FOUND");
        stranger.patch("/v1/sites/" + id, Map.of("name", "Theirs"), "\"0\"")
                .expectProblem(404, "NOT_FOUND");
        stranger.post("/v1/sites/" + id + "/retire", Map.of()).expectProblem(404, "NOT_FOUND");
        assertThat(stranger.get("/v1/sites?near=1,2").expect(200).body().path("items")).isEmpty();
        assertThat(own.get("/v1/sites/" + id).text("name")).isEqualTo("Mine");
    }

    private Api.Answer device(String siteId, String key) throws Exception {
        return own.post(
                "/v1/devices",
                Map.of(
                        "siteId",
                        siteId,
                        "name",
                        "Pile",
                        "connectors",
                        List.of(
                                Map.of(
                                        "connectorId",
                                        1,
                                        "plug",
                                        "CCS_2",
                                        "currentType",
                                        "DC",
                                        "maxPowerWatts",
                                        60_000))),
                key);
    }

    private void refused(Map<String, ?> hours, String pointer) throws Exception {
        own.post("/v1/sites", with("openingHours", hours))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer(pointer);
    }

    private void atAndPast(String field, Object at, Object past, String pointer) throws Exception {
        own.post("/v1/sites", with(field, at)).expect(201);
        own.post("/v1/sites", with(field, past))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer(pointer);
    }

    private static List<Map<String, String>> pictureOf(int length) {
        String start = "https://example.com/";
        return List.of(Map.of("url", start + "p".repeat(length - start.length())));
    }

    private static List<Map<String, String>> dates(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Map.of("date", "%d-01-01".formatted(2027 + i)))
                .toList();
    }

    private String site(String name, double latitude, double longitude) throws Exception {
        return own.post("/v1/sites", bare(name, latitude, longitude)).expect(201).text("id");
    }

    private static Map<String, Object> bare(String name, double latitude, double longitude) {
        return Map.of(
                "name", name,
                "address", "1 Road",
                "latitude", latitude,
                "longitude", longitude,
                "zone", "Asia/Shanghai");
    }

    private static Map<String, Object> with(String field, Object value) {
        return with(Map.of(field, value));
    }

    private static Map<String, Object> with(Map<String, ?> fields) {
        Map<String, Object> content = new HashMap<>(bare("Site", 31.2, 121.5));
        content.putAll(fields);
        return content;
    }

    private String tagOf(String path) throws Exception {
        return own.get(path).expect(200).headers().firstValue("ETag").orElseThrow();
    }

    private String cursorOf(String path) throws Exception {
        return own.get(path).expect(200).text("nextCursor");
    }

    private List<String> idsOf(String query) throws Exception {
        return own.get("/v1/sites" + query)
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .map(site -> site.path("siteId").asString())
                .toList();
    }
}
