package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an operator's people decide about a charge. */
class DecisionsTest extends PilesTest {

    @Test
    void an_administrator_corrects_a_settled_charge_and_the_wallet_follows() throws Exception {
        String customer = newCustomerId(sandbox.path("operatorId").asString());
        Api app = anonymous().withToken(newKey(customer).text("apiKey"));
        Api office = anonymous().withToken(officeKey(customer));
        String user = userWith(app, 50_000);
        String device = linkedDevice(sandboxSite(), Driver.OBLIGING);
        String order = settledOrder(app, device, user);
        String corrections = "/v1/orders/" + order + "/corrections";
        Map<String, Object> decided = Map.of("energyWh", 5_000, "reason", "GOODWILL");

        app.post(corrections, decided).expectProblem(403, "SCOPE_MISSING");
        office.post(corrections, Map.of("energyWh", 10_000_001))
                .expectProblem(400, "INVALID_FIELD");
        office.post(corrections, Map.of("energyWh", -1)).expectProblem(400, "INVALID_FIELD");
        office.post("/v1/orders/ord-unknown/corrections", decided).expectProblem(404, "NOT_FOUND");

        Api.Answer first = office.post(corrections, decided, "mine-" + order).expect(200);
        await().atMost(PATIENCE).until(() -> bills(app, order).size() == 2);
        JsonNode bills = bills(app, order);
        long totalMinor = bills.path(1).path("totalMinor").asLong(-1);
        await().atMost(PATIENCE).until(() -> costOf(app, user) == totalMinor);
        assertThat(bills.path(1).path("correctsBillId").asString(""))
                .isEqualTo(bills.path(0).path("billId").asString());
        assertThat(bills.path(1).path("energyWh").asLong(-1)).isEqualTo(5_000);
        assertThat(app.get("/v1/orders/" + order + "/bill").expect(200).body())
                .isEqualTo(bills.path(1));

        office.post(corrections, Map.of("energyWh", 10)).expect(200);
        assertThat(office.post(corrections, decided, "mine-" + order).expect(200).body())
                .isEqualTo(first.body());
        await().atMost(PATIENCE).until(() -> bills(app, order).size() == 3);
    }

    @Test
    void a_charge_that_runs_is_decided_only_when_its_pile_is_gone() throws Exception {
        String customer = newCustomerId(sandbox.path("operatorId").asString());
        Api app = anonymous().withToken(newKey(customer).text("apiKey"));
        Api office = anonymous().withToken(officeKey(customer));
        Access access = newDevice(sandboxSite());
        SimulatedPile pile = simulated(PileSettings.at(access).driver(Driver.OBLIGING).build());
        pile.connect();
        awaitLinked(access.deviceId(), true);
        String order = start(app, access.deviceId(), userWith(app, 50_000));
        awaitStatus(app, order, "CHARGING");
        String corrections = "/v1/orders/" + order + "/corrections";
        Map<String, Object> decided = Map.of("energyWh", 2_000);

        office.post(corrections, decided).expectProblem(409, "ORDER_NOT_ENDED");
        pile.disconnect();
        await().atMost(PATIENCE)
                .until(() ->
                        !api.get("/v1/devices/" + access.deviceId() + "/status")
                                .body()
                                .path("online")
                                .asBoolean(true));
        office.post(corrections, decided).expect(200);

        awaitStatus(app, order, "SETTLED");
        assertThat(bills(app, order).path(0).path("energyWh").asLong(-1)).isEqualTo(2_000);
        assertThat(app.get("/v1/orders/" + order).body().path("stopReason").asString(""))
                .isEqualTo("DECIDED");
        awaitFree(app, access.deviceId());
    }

    @Test
    void a_charge_that_has_a_tariff_gets_no_other() throws Exception {
        String customer = newCustomerId(sandbox.path("operatorId").asString());
        Api app = anonymous().withToken(newKey(customer).text("apiKey"));
        Api office = anonymous().withToken(officeKey(customer));
        String user = userWith(app, 50_000);
        String order = settledOrder(app, linkedDevice(sandboxSite(), Driver.OBLIGING), user);
        String pricing = "/v1/orders/" + order + "/price-plan";
        String unpublished =
                api.post("/v1/price-plans", Map.of("name", "Draft")).expect(201).text("id");
        JsonNode pinned = app.get("/v1/orders/" + order).expect(200).body().path("tariff");
        String own = pinned.path("planId").asString();

        app.post(pricing, Map.of("planId", own)).expectProblem(403, "SCOPE_MISSING");
        office.post(pricing, Map.of("planId", "plan-unknown")).expectProblem(404, "NOT_FOUND");
        office.post(pricing, Map.of("planId", unpublished))
                .expectProblem(409, "PRICE_PLAN_NOT_PUBLISHED");
        office.post(pricing, Map.of("planId", own)).expect(200);
        String other = published();
        office.post(pricing, Map.of("planId", other)).expectProblem(409, "ORDER_HAS_TARIFF");
    }

    private String published() throws Exception {
        String plan = api.post("/v1/price-plans", Map.of("name", "Other")).expect(201).text("id");
        api.postMatching(
                        "/v1/price-plans/" + plan + "/publish",
                        Map.of(
                                "components",
                                List.of(Map.of("kind", "ENERGY", "price", "1.0000")),
                                "defaultHoldMinor",
                                1_000),
                        "\"0\"")
                .expect(200);
        return plan;
    }

    private String officeKey(String customer) throws Exception {
        return platform.post(
                        "/v1/customers/" + customer + "/keys",
                        Map.of("scopes", List.of("orders:read", "orders:write", "operator:all")))
                .expect(201)
                .text("apiKey");
    }

    private static JsonNode bills(Api app, String order) throws Exception {
        return app.get("/v1/orders/" + order + "/bills").expect(200).body().path("items");
    }

    /** What a user with one order paid for it, and owes. */
    private static long costOf(Api app, String user) throws Exception {
        JsonNode wallet = app.get("/v1/users/" + user + "/wallet").expect(200).body();
        return 50_000
                - wallet.path("balanceMinor").asLong(-1)
                + wallet.path("owedMinor").asLong(-1);
    }
}
