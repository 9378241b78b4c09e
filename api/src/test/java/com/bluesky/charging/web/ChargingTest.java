package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Charges as a customer's app sees them, at piles that are linked. */
class ChargingTest extends PilesTest {

    @Test
    void a_connector_that_is_occupied_is_refused_and_a_repeat_of_its_own_start_is_not()
            throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String user = userWith(app, 50_000);
        String device = linkedDevice(sandboxSite(), Driver.NONE);
        Map<String, Object> start = Map.of("deviceId", device, "connectorId", 1, "userId", user);

        Api.Answer first = app.post("/v1/orders", start, "mine-" + user).expect(202);
        String order = first.text("orderId");
        awaitOccupied(app, device);

        app.post("/v1/orders", start).expectProblem(409, "CONNECTOR_BUSY");
        assertThat(app.post("/v1/orders", start, "mine-" + user).expect(202).body())
                .isEqualTo(first.body());
        assertThat(first.headers().firstValue("Location")).contains("/v1/orders/" + order);
        app.post("/v1/orders/" + order + "/settle", Map.of()).expectProblem(409, "ORDER_NOT_ENDED");
        app.get("/v1/orders/" + order + "/bill").expectProblem(404, "ORDER_HAS_NO_BILL");
        app.post("/v1/orders/" + order + "/stop", Map.of()).expect(202);
    }

    @Test
    void a_start_without_enough_money_or_without_a_price_is_refused_at_once() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String poor = userWith(app, 100);
        String device = linkedDevice(sandboxSite(), Driver.NONE);
        Map<String, Object> start = Map.of("deviceId", device, "connectorId", 1, "userId", poor);

        app.post("/v1/orders", start).expectProblem(409, "INSUFFICIENT_FUNDS");
        app.post(
                        "/v1/orders",
                        Map.of(
                                "deviceId",
                                device,
                                "connectorId",
                                1,
                                "userId",
                                poor,
                                "limits",
                                Map.of("amountMinor", 101)))
                .expectProblem(409, "INSUFFICIENT_FUNDS");
        String unpriced = linkedDevice(newSite(), Driver.NONE);
        app.post("/v1/orders", Map.of("deviceId", unpriced, "connectorId", 1, "userId", poor))
                .expectProblem(409, "CONNECTOR_HAS_NO_TARIFF");
    }

    @Test
    void a_charge_is_started_watched_stopped_and_billed_and_nobody_else_sees_it() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Api other = newCustomer(sandbox.path("operatorId").asString());
        String user = userWith(app, 50_000);
        String device = linkedDevice(sandboxSite(), Driver.OBLIGING);

        String order =
                app.post("/v1/orders", Map.of("deviceId", device, "connectorId", 1, "userId", user))
                        .expect(202)
                        .text("orderId");
        String path = "/v1/orders/" + order;
        app.get(path).expect(200);
        awaitStatus(app, order, "CHARGING");
        await().atMost(PATIENCE)
                .until(() -> app.get(path + "/samples").body().path("items").size() >= 2);
        for (String each : List.of("", "/samples", "/events", "/explain", "/stream", "/bill")) {
            other.get(path + each).expectProblem(404, "NOT_FOUND");
        }
        other.post(path + "/stop", Map.of()).expectProblem(404, "NOT_FOUND");
        other.post(path + "/settle", Map.of()).expectProblem(404, "NOT_FOUND");
        assertThat(other.get("/v1/orders").expect(200).body().path("items")).isEmpty();

        app.post(path + "/stop", Map.of()).expect(202);
        awaitStatus(app, order, "SETTLED");

        JsonNode bill = app.get(path + "/bill").expect(200).body();
        assertThat(app.post(path + "/settle", Map.of()).expect(200).body()).isEqualTo(bill);
        assertThat(bill.path("totalMinor").asLong(-1))
                .isEqualTo(
                        bill.path("lines")
                                .valueStream()
                                .mapToLong(line -> line.path("amountMinor").asLong(0))
                                .sum());
        app.get(path + "/samples?limit=" + PageRequest.SAMPLES_LIMIT_MAX).expect(200);
        app.get(path + "/samples?limit=" + (PageRequest.SAMPLES_LIMIT_MAX + 1))
                .expectProblem(400, "INVALID_PARAMETER");
        JsonNode page = app.get(path + "/samples?limit=1").expect(200).body();
        assertThat(page.path("items")).hasSize(1);
        assertThat(
                        app.get(
                                        path
                                                + "/samples?limit=1&cursor="
                                                + page.path("nextCursor").asString())
                                .expect(200)
                                .body()
                                .path("items")
                                .path(0))
                .isNotEqualTo(page.path("items").path(0));
        assertThat(app.get("/v1/orders?status=SETTLED&userId=" + user).body().path("items"))
                .hasSize(1);
        JsonNode events = app.get(path + "/events").expect(200).body().path("items");
        assertThat(events.path(0).path("metadata").path("actorKind").asString(""))
                .isEqualTo("customer");
    }

    @Test
    void a_customer_that_collects_the_money_itself_settles_when_it_wants_the_bill()
            throws Exception {
        String customer =
                platform.post(
                                "/v1/customers",
                                Map.of(
                                        "operatorId", sandbox.path("operatorId").asString(),
                                        "name", "Collects itself",
                                        "paymentMode", "CUSTOMER"))
                        .expect(201)
                        .text("id");
        Api app = anonymous().withToken(newKey(customer).text("apiKey"));
        String device = linkedDevice(sandboxSite(), Driver.OBLIGING);

        String order =
                app.post("/v1/orders", Map.of("deviceId", device, "connectorId", 1))
                        .expect(202)
                        .text("orderId");
        awaitStatus(app, order, "CHARGING");
        app.post("/v1/orders/" + order + "/stop", Map.of()).expect(202);
        awaitStatus(app, order, "ENDED");
        app.get("/v1/orders/" + order + "/bill").expectProblem(404, "ORDER_HAS_NO_BILL");

        JsonNode bill = app.post("/v1/orders/" + order + "/settle", Map.of()).expect(200).body();
        assertThat(bill.path("orderId").asString("")).isEqualTo(order);
        assertThat(app.post("/v1/orders/" + order + "/settle", Map.of()).expect(200).body())
                .isEqualTo(bill);
    }

    private String newSite() throws Exception {
        return api.post(
                        "/v1/sites",
                        Map.of(
                                "name", "Without prices",
                                "address", "3 Side Street",
                                "latitude", 31,
                                "longitude", 121,
                                "zone", "Asia/Shanghai"))
                .expect(201)
                .text("id");
    }
}
