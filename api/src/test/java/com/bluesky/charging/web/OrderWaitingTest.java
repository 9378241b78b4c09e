package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.Misbehaviour.Refuse;
import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Starts and stops that wait for their outcome (RFC 7240), and those that do not. */
class OrderWaitingTest extends PilesTest {

    private static final String LONG = "wait=10";

    @Test
    void a_start_that_is_waited_for_tells_that_the_charge_runs_and_a_stop_what_it_cost()
            throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Map<String, Object> start = start(app, linkedDevice(sandboxSite(), Driver.OBLIGING));
        String key = UUID.randomUUID().toString();

        Api.Answer begun = post(app, "/v1/orders", start, key, LONG).expect(200);
        String order = begun.text("orderId");
        assertThat(begun.headers().firstValue("Preference-Applied")).contains(LONG);
        assertThat(begun.headers().firstValue("Location")).contains("/v1/orders/" + order);
        assertThat(begun.body().path("order").path("status").asString("")).isEqualTo("CHARGING");
        assertThat(begun.body().path("version").asLong(-1)).isZero();

        Api.Answer again = app.post("/v1/orders", start, key).expect(202);
        assertThat(again.text("orderId")).isEqualTo(order);
        assertThat(again.body().has("order")).isFalse();
        assertThat(post(app, "/v1/orders", start, key, LONG).expect(200).text("orderId"))
                .isEqualTo(order);

        Api.Answer ended = post(app, stopOf(order), Map.of(), key, LONG).expect(200);
        assertThat(ended.text("status")).isEqualTo("SETTLED");
        assertThat(ended.headers().firstValue("Preference-Applied")).contains(LONG);
        assertThat(ended.body().path("order").path("costMinor").isIntegralNumber()).isTrue();
        assertThat(ended.body().path("order").path("billId").asString("")).startsWith("bill-");
        Api.Answer repeat = app.post(stopOf(order), Map.of(), key).expect(202);
        assertThat(repeat.text("status")).isEqualTo("SETTLED");
        assertThat(repeat.headers().firstValue("Preference-Applied")).isEmpty();
    }

    @Test
    void who_waits_in_vain_is_told_that_it_is_accepted_and_nothing_more() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Map<String, Object> start = start(app, linkedDevice(sandboxSite(), Driver.NONE));

        Api.Answer waiting =
                post(app, "/v1/orders", start, UUID.randomUUID().toString(), "wait=1").expect(202);

        assertThat(waiting.headers().firstValue("Preference-Applied")).isEmpty();
        assertThat(waiting.body().has("order")).isFalse();
        app.post(stopOf(waiting.text("orderId")), Map.of()).expect(202);
    }

    @Test
    void a_start_that_the_pile_refuses_is_an_outcome_too() throws Exception {
        Api app = newCustomer(sandbox.path("operatorId").asString());
        Access access = newDevice(sandboxSite());
        SimulatedPile pile = simulated(PileSettings.at(access).build());
        pile.connect();
        awaitLinked(access.deviceId(), true);
        pile.misbehave(new Refuse("RemoteStartTransaction", "Rejected"));

        Api.Answer failed =
                post(
                                app,
                                "/v1/orders",
                                start(app, access.deviceId()),
                                UUID.randomUUID().toString(),
                                LONG)
                        .expect(200);

        assertThat(failed.body().path("order").path("status").asString("")).isEqualTo("FAILED");
        assertThat(failed.body().path("order").path("failureCode").asString("")).isNotBlank();
        assertThat(
                        post(
                                        app,
                                        stopOf(failed.text("orderId")),
                                        Map.of(),
                                        UUID.randomUUID().toString(),
                                        LONG)
                                .expect(200)
                                .text("status"))
                .isEqualTo("FAILED");
    }

    private static Map<String, Object> start(Api app, String device) throws Exception {
        return Map.of("deviceId", device, "connectorId", 1, "userId", userWith(app, 50_000));
    }

    private static String stopOf(String order) {
        return "/v1/orders/" + order + "/stop";
    }

    private static Api.Answer post(
            Api app, String path, Map<String, ?> body, String key, String prefer) throws Exception {
        return app.send(
                app.request(path)
                        .header("Content-Type", "application/json")
                        .header(IdempotencyKey.HEADER, key)
                        .header(Wait.HEADER, prefer)
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }
}
