package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a start may be limited by, and that each limit stops the charge. */
class OrderLimitsTest extends PilesTest {

    @Test
    void energy_money_and_time_each_stop_a_charge_by_themselves() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Map<String, String> reasons =
                Map.of(
                        "energyWh", "ENERGY_LIMIT",
                        "amountMinor", "AMOUNT_LIMIT",
                        "durationSeconds", "DURATION_LIMIT");
        Map<String, String> orders = new HashMap<>();
        for (String limit : reasons.keySet()) {
            orders.put(
                    limit,
                    start(app, linkedDevice(sandboxSite(), Driver.OBLIGING), limit, 1)
                            .expect(202)
                            .text("orderId"));
        }

        for (Map.Entry<String, String> order : orders.entrySet()) {
            awaitStatus(app, order.getValue(), "SETTLED");
            JsonNode view = app.get("/v1/orders/" + order.getValue()).expect(200).body();
            assertThat(view.path("stopReason").asString("")).isEqualTo(reasons.get(order.getKey()));
            assertThat(view.path("limits").path(order.getKey()).asLong(-1)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"energyWh, 10000000", "durationSeconds, 2592000", "amountMinor, 100000000"})
    void a_limit_is_taken_up_to_its_bound_and_not_past_it(String limit, long most)
            throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        String device = newDevice(sandboxSite()).deviceId();

        // The device has no pile yet, which is found only once the request is well-formed.
        assertThat(start(app, device, limit, most).status()).isEqualTo(409);
        for (long wrong : new long[] {most + 1, 0, -1}) {
            start(app, device, limit, wrong)
                    .expectProblem(400, "INVALID_FIELD")
                    .expectPointer("/limits/" + limit);
        }
    }

    private static Api.Answer start(Api app, String device, String limit, long value)
            throws Exception {
        return app.post(
                "/v1/orders",
                Map.of(
                        "deviceId",
                        device,
                        "connectorId",
                        1,
                        "userId",
                        userWith(app, 50_000),
                        "limits",
                        Map.of(limit, value)));
    }
}
