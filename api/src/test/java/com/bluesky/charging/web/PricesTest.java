package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people do with prices: change, publish, assign, look back, and ask what a charge costs. */
class PricesTest extends PilesTest {

    private static final String PLANS = "/v1/price-plans";

    @Test
    void a_plan_is_renamed_by_who_has_read_it_and_once() throws Exception {
        String plan = PLANS + "/" + create("Day");
        Map<String, String> night = Map.of("name", "Night");
        String etag = etag(api.get(plan).expect(200));

        api.patch(plan, night, null).expectProblem(428, "PRECONDITION_REQUIRED");
        Api.Answer changed = api.patch(plan, night, etag).expect(200);
        Api.Answer repeated = api.patch(plan, night, etag).expect(200);

        assertThat(repeated.body()).isEqualTo(changed.body());
        Api.Answer read = api.get(plan).expect(200);
        assertThat(read.text("name")).isEqualTo("Night");
        assertThat(etag(read)).isEqualTo(etag(changed));
        api.patch(plan, Map.of("name", "Dusk"), etag).expectProblem(412, "PRECONDITION_FAILED");
        api.patch(plan, Map.of("currency", "USD"), etag(read))
                .expectProblem(400, "UNKNOWN_FIELD")
                .expectPointer("/currency");
        api.patch(plan, Map.of("name", "x".repeat(201)), etag(read))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/name");
        api.patch(plan, Map.of("name", "x".repeat(200)), etag(read)).expect(200);
    }

    @Test
    void of_two_people_who_publish_at_once_one_is_told_to_look_again() throws Exception {
        String plan = create("Two");
        String path = PLANS + "/" + plan + "/publish";

        api.postMatching(path, prices("0.50"), null).expectProblem(428, "PRECONDITION_REQUIRED");
        Api.Answer first = api.postMatching(path, prices("0.50"), "\"0\"").expect(200);
        api.postMatching(path, prices("0.60"), "\"0\"").expectProblem(412, "PRECONDITION_FAILED");

        assertThat(api.postMatching(path, prices("0.50"), "\"0\"").expect(200).body())
                .isEqualTo(first.body());
        api.postMatching(path, prices("0.60"), etag(first)).expect(200);
    }

    @Test
    void what_a_plan_said_is_kept_with_its_times() throws Exception {
        String plan = create("History");
        publish(plan, "0.50", 0);
        publish(plan, "0.60", 1);
        publish(plan, "0.70", 2);
        String versions = PLANS + "/" + plan + "/versions";

        JsonNode page = api.get(versions + "?limit=2").expect(200).body();
        String next = page.path("nextCursor").asString("");
        JsonNode rest = api.get(versions + "?limit=2&cursor=" + next).expect(200).body();

        assertThat(numbers(page, "planVersion")).containsExactly(3L, 2L);
        assertThat(numbers(rest, "planVersion")).containsExactly(1L);
        assertThat(rest.has("nextCursor")).isFalse();
        JsonNode second = api.get(versions + "/2").expect(200).body();
        assertThat(second.at("/components/0/price").asString("")).isEqualTo("0.60");
        assertThat(second.path("supersededAt").asString(""))
                .isEqualTo(page.at("/items/0/publishedAt").asString("?"));
        assertThat(page.path("items").path(0).has("supersededAt")).isFalse();
        assertThat(
                        numbers(
                                api.get(
                                                versions
                                                        + "?updatedSince="
                                                        + second.path("supersededAt").asString())
                                        .expect(200)
                                        .body(),
                                "planVersion"))
                .containsExactly(3L, 2L);
        api.get(versions + "/4").expectProblem(404, "NOT_FOUND");
        api.get(PLANS + "/plan-unknown/versions").expectProblem(404, "NOT_FOUND");
    }

    @Test
    void the_list_tells_what_changed_since() throws Exception {
        String untouched = create("Untouched");
        String touched = create("Touched");
        Instant before =
                Instant.parse(api.get(PLANS + "/" + touched).expect(200).text("updatedAt"));
        publish(touched, "0.50", 0);

        JsonNode changed =
                api.get(PLANS + "?limit=200&updatedSince=" + before.plusNanos(1_000))
                        .expect(200)
                        .body();

        assertThat(changed.path("items").valueStream().map(it -> it.path("planId").asString()))
                .contains(touched)
                .doesNotContain(untouched);
    }

    @Test
    void the_nearest_plan_holds_and_without_it_the_next_one() throws Exception {
        Api office = newCustomer(newOperatorId());
        String operator = operatorOf(office);
        String site = site(office);
        String device = device(office, site);
        List<String> levels =
                List.of(
                        "/v1/operators/" + operator,
                        "/v1/sites/" + site,
                        "/v1/devices/" + device,
                        "/v1/devices/" + device + "/connectors/1");
        List<String> kinds = List.of("OPERATOR", "SITE", "DEVICE", "CONNECTOR");
        String connector = levels.get(3) + "/price-plan";
        office.get(connector).expectProblem(404, "NO_PRICE_PLAN_HOLDS");
        List<String> plans = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            String plan = create(office, kinds.get(i));
            publish(office, plan, "0." + (i + 1), 0);
            plans.add(plan);
            Map<String, String> body = Map.of("planId", plan);
            Api.Answer put = office.put(levels.get(i) + "/price-plan", body).expect(200);
            assertThat(office.put(levels.get(i) + "/price-plan", body).expect(200).body())
                    .isEqualTo(put.body());
            assertHolds(office, connector, plan, kinds.get(i));
            assertHolds(office, levels.get(i) + "/price-plan", plan, kinds.get(i));
            long version = put.body().path("version").asLong(-1);
            String since = levels.get(i) + "/price-plan?minVersion=";
            assertThat(office.get(since + version).expect(200).body().path("version").asLong(-1))
                    .isEqualTo(version);
            awaitTariff(office, device, plan);
        }
        JsonNode assigned =
                office.get(PLANS + "/" + plans.get(3) + "/assignments").expect(200).body();
        assertThat(assigned.at("/items/0/target/id").asString("")).isEqualTo(device);
        assertThat(assigned.at("/items/0/target/connectorId").asInt(0)).isEqualTo(1);
        for (int i = levels.size() - 1; i > 0; i--) {
            office.delete(levels.get(i) + "/price-plan").expect(204);
            office.delete(levels.get(i) + "/price-plan").expect(204);
            assertHolds(office, connector, plans.get(i - 1), kinds.get(i - 1));
            // The version is that of the thing's own assignment, which was taken away.
            JsonNode nearest =
                    office.get(levels.get(i) + "/price-plan?minVersion=1").expect(200).body();
            assertThat(nearest.at("/assignedTo/kind").asString("")).isEqualTo(kinds.get(i - 1));
            assertThat(nearest.path("version").asLong(-1)).isEqualTo(1);
            awaitTariff(office, device, plans.get(i - 1));
        }
        office.delete(levels.getFirst() + "/price-plan").expect(204);
        office.get(connector).expectProblem(404, "NO_PRICE_PLAN_HOLDS");
        awaitTariff(office, device, "");
        office.post(levels.get(3) + "/price-preview", charge(1_000, 60))
                .expectProblem(409, "CONNECTOR_HAS_NO_TARIFF");
    }

    @Test
    void connectors_have_the_prices_of_a_plan_when_its_assignment_is_answered() throws Exception {
        Api office = newCustomer(newOperatorId());
        String device = device(office, site(office));
        List<String> plans = List.of(create(office, "First"), create(office, "Second"));
        for (String plan : plans) {
            publish(office, plan, "0.50", 0);
        }
        String ofDevice = "/v1/devices/" + device + "/price-plan";
        String ofConnector = "/v1/devices/" + device + "/connectors/1/price-plan";

        for (String path : List.of(ofDevice, ofConnector)) {
            for (String plan : plans) {
                office.put(path, Map.of("planId", plan)).expect(200);
                assertThat(
                                office.get("/v1/devices/" + device)
                                        .body()
                                        .at("/connectors/0/tariff/planId")
                                        .asString(""))
                        .isEqualTo(plan);
            }
        }
    }

    @Test
    void a_retired_plan_stays_where_it_is_and_goes_nowhere_new() throws Exception {
        Api office = newCustomer(newOperatorId());
        String site = site(office);
        String plan = create(office, "Old");
        publish(office, plan, "0.50", 0);
        office.put("/v1/sites/" + site + "/price-plan", Map.of("planId", plan)).expect(200);

        Api.Answer retired = office.post(PLANS + "/" + plan + "/retire", Map.of()).expect(200);

        assertThat(office.post(PLANS + "/" + plan + "/retire", Map.of()).expect(200).body())
                .isEqualTo(retired.body());
        assertThat(office.get(PLANS + "/" + plan).expect(200).text("retiredAt")).isNotBlank();
        assertHolds(office, "/v1/sites/" + site + "/price-plan", plan, "SITE");
        office.put("/v1/operators/" + operatorOf(office) + "/price-plan", Map.of("planId", plan))
                .expectProblem(409, "PRICE_PLAN_RETIRED");
        office.postMatching(PLANS + "/" + plan + "/publish", prices("0.60"), etag(retired))
                .expectProblem(409, "PRICE_PLAN_RETIRED");
    }

    @Test
    void another_operator_and_an_unknown_connector_are_not_found() throws Exception {
        Api stranger = newCustomer(newOperatorId());
        Map<String, String> plan = Map.of("planId", create(stranger, "Own"));
        String operator = "/v1/operators/" + sandbox.path("operatorId").asString() + "/price-plan";
        String connector = "/v1/devices/" + sandboxDevice() + "/connectors/";

        stranger.get(operator).expectProblem(404, "NOT_FOUND");
        stranger.put(operator, plan).expectProblem(404, "NOT_FOUND");
        stranger.delete(operator).expectProblem(404, "NOT_FOUND");
        stranger.get(connector + "1/price-plan").expectProblem(404, "NOT_FOUND");
        stranger.post(connector + "1/price-preview", charge(1, 1)).expectProblem(404, "NOT_FOUND");
        api.get(connector + "99/price-plan").expectProblem(404, "CONNECTOR_NOT_FOUND");
        api.put(connector + "99/price-plan", plan).expectProblem(404, "CONNECTOR_NOT_FOUND");
        api.put(connector + "1/price-plan", plan)
                .expectProblem(404, "NOT_FOUND")
                .expectPointer("/planId");
    }

    @Test
    void a_charge_costs_what_its_preview_says() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String plan = create("Preview");
        Map<String, Object> prices = new HashMap<>(prices("1.2345"));
        prices.put(
                "components",
                List.of(
                        Map.of("kind", "ENERGY", "price", "1.2345"),
                        Map.of("kind", "SERVICE", "price", "0.4321"),
                        Map.of("kind", "FLAT", "price", "0.5")));
        api.postMatching(PLANS + "/" + plan + "/publish", prices, "\"0\"").expect(200);
        String device = linkedDevice(sandboxSite(), Driver.OBLIGING);
        api.put("/v1/devices/" + device + "/price-plan", Map.of("planId", plan)).expect(200);
        awaitTariff(api, device, plan);

        String order = settledOrder(app, device, userWith(app, 50_000));

        JsonNode bill = app.get("/v1/orders/" + order + "/bill").expect(200).body();
        Map<String, Object> same = new HashMap<>(charge(bill.path("energyWh").asLong(0), 60));
        same.put("startAt", bill.path("startedAt").asString());
        JsonNode there =
                app.post("/v1/devices/" + device + "/connectors/1/price-preview", same)
                        .expect(200)
                        .body();
        same.put("zone", bill.path("zone").asString());
        JsonNode byPlan = app.post(PLANS + "/" + plan + "/preview", same).expect(200).body();
        assertThat(there.path("totalMinor").asLong(-1))
                .isEqualTo(bill.path("totalMinor").asLong(-2));
        assertThat(amounts(there)).isEqualTo(amounts(bill)).hasSize(3);
        assertThat(byPlan).isEqualTo(there);
    }

    @Test
    void a_preview_has_bounds() throws Exception {
        String preview = PLANS + "/" + create("Bounds") + "/preview";
        api.post(preview, inZone(charge(1, 1), "UTC"))
                .expectProblem(409, "PRICE_PLAN_NOT_PUBLISHED");
        publish(preview.split("/", -1)[3], "1", 0);

        JsonNode longest =
                api.post(preview, inZone(charge(10_000_000, 7 * 86_400), "UTC")).expect(200).body();
        assertThat(longest.path("totalMinor").asLong(0)).isEqualTo(1_000_000);
        assertThat(api.post(preview, inZone(charge(0, 1), "UTC")).expect(200).body().path("lines"))
                .isEmpty();
        assertInvalid(preview, inZone(charge(10_000_001, 1), "UTC"), "/energyWh");
        assertInvalid(preview, inZone(charge(-1, 1), "UTC"), "/energyWh");
        assertInvalid(preview, inZone(charge(1, 0), "UTC"), "/durationSeconds");
        assertInvalid(preview, inZone(charge(1, 7 * 86_400 + 1), "UTC"), "/durationSeconds");
        assertInvalid(preview, inZone(charge(1, 1), "Mars/Olympus"), "/zone");
        Map<String, Object> far = inZone(charge(1, 1), "UTC");
        far.put("startAt", Instant.now().plusSeconds(367L * 86_400).toString());
        assertInvalid(preview, far, "/startAt");
        far.put("startAt", Instant.now().plusSeconds(365L * 86_400).toString());
        api.post(preview, far).expect(200);
        far.put("planVersion", 2);
        api.post(preview, far).expectProblem(404, "NOT_FOUND").expectPointer("/planVersion");
    }

    private void assertInvalid(String path, Map<String, Object> body, String pointer)
            throws Exception {
        api.post(path, body).expectProblem(400, "INVALID_FIELD").expectPointer(pointer);
    }

    private static void assertHolds(Api office, String path, String plan, String kind)
            throws Exception {
        JsonNode holding = office.get(path).expect(200).body();
        assertThat(holding.path("planId").asString("")).isEqualTo(plan);
        assertThat(holding.at("/assignedTo/kind").asString("")).isEqualTo(kind);
    }

    private static void awaitTariff(Api office, String device, String plan) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(
                                        office.get("/v1/devices/" + device)
                                                .expect(200)
                                                .body()
                                                .at("/connectors/0/tariff/planId")
                                                .asString(""))
                                .isEqualTo(plan));
    }

    private static List<String> amounts(JsonNode priced) {
        return priced.path("lines")
                .valueStream()
                .map(line ->
                        "%s %s × %s = %s"
                                .formatted(
                                        line.path("kind").asString(),
                                        line.path("quantity").asString(),
                                        line.path("unitPrice").asString(),
                                        line.path("amountMinor").asLong()))
                .toList();
    }

    private static List<Long> numbers(JsonNode page, String field) {
        return page.path("items").valueStream().map(item -> item.path(field).asLong(-1)).toList();
    }

    private static Map<String, Object> charge(long energyWh, long durationSeconds) {
        return Map.of("energyWh", energyWh, "durationSeconds", durationSeconds);
    }

    private static Map<String, Object> inZone(Map<String, Object> charge, String zone) {
        Map<String, Object> body = new HashMap<>(charge);
        body.put("zone", zone);
        return body;
    }

    private static Map<String, Object> prices(String price) {
        return Map.of(
                "components",
                List.of(Map.of("kind", "ENERGY", "price", price)),
                "defaultHoldMinor",
                1_000);
    }

    private String create(String name) throws Exception {
        return create(api, name);
    }

    private static String create(Api office, String name) throws Exception {
        return office.post(PLANS, Map.of("name", name)).expect(201).text("id");
    }

    private void publish(String plan, String price, long version) throws Exception {
        publish(api, plan, price, version);
    }

    private static void publish(Api office, String plan, String price, long version)
            throws Exception {
        office.postMatching(PLANS + "/" + plan + "/publish", prices(price), "\"" + version + "\"")
                .expect(200);
    }

    private static String etag(Api.Answer answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private String sandboxDevice() {
        return sandbox.path("devices").path(0).path("id").asString();
    }

    private static String operatorOf(Api office) throws Exception {
        return office.get(PLANS + "/" + create(office, "Whose")).expect(200).text("operatorId");
    }

    private static String site(Api office) throws Exception {
        return office.post(
                        "/v1/sites",
                        Map.of(
                                "name", "Depot",
                                "address", "2 Station Road",
                                "latitude", 52.5,
                                "longitude", 13.4,
                                "zone", "Europe/Berlin"))
                .expect(201)
                .text("id");
    }

    private static String device(Api office, String site) throws Exception {
        Map<String, Object> connector =
                Map.of(
                        "connectorId",
                        1,
                        "plug",
                        "TYPE_2",
                        "currentType",
                        "AC",
                        "maxPowerWatts",
                        22_000);
        return office.post(
                        "/v1/devices",
                        Map.of("siteId", site, "name", "Pile", "connectors", List.of(connector)))
                .expect(201)
                .text("deviceId");
    }
}
