package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.simulator.contract.SimulatedPiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** The application with simulated piles that are linked to it. */
public abstract class PilesTest extends ApiTest {

    protected static final Duration PATIENCE = Duration.ofSeconds(30);

    private SimulatedPiles piles;

    @BeforeEach
    void findSimulator() {
        piles = SimulatedPiles.find();
    }

    @AfterEach
    void switchPilesOff() {
        piles.close();
    }

    protected static void awaitStatus(Api app, String order, String status) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(app.get("/v1/orders/" + order).text("status"))
                                .isEqualTo(status));
    }

    protected static void awaitOccupied(Api app, String device) {
        await().atMost(PATIENCE).until(() -> isOccupied(app, device));
    }

    protected static void awaitFree(Api app, String device) {
        await().atMost(PATIENCE).until(() -> !isOccupied(app, device));
    }

    private static boolean isOccupied(Api app, String device) throws Exception {
        return app.get("/v1/devices/" + device)
                .expect(200)
                .body()
                .path("connectors")
                .path(0)
                .path("occupied")
                .asBoolean(false);
    }

    protected String sandboxSite() {
        return sandbox.path("sites").path(0).path("id").asString();
    }

    protected static String userWith(Api app, long amountMinor) throws Exception {
        String user = app.post("/v1/users", Map.of("name", "Ada")).expect(201).text("id");
        topUp(app, user, amountMinor);
        return user;
    }

    protected static void topUp(Api app, String user, long amountMinor) throws Exception {
        app.post(
                        "/v1/users/" + user + "/wallet/top-ups",
                        Map.of("amountMinor", amountMinor, "currency", "CNY"))
                .expect(201);
    }

    /** Starts a charge at the first connector of a device. */
    protected static String start(Api app, String device, String user) throws Exception {
        return app.post("/v1/orders", Map.of("deviceId", device, "connectorId", 1, "userId", user))
                .expect(202)
                .text("orderId");
    }

    /** A charge from its start to its bill, at a pile with an obliging driver. */
    protected static String settledOrder(Api app, String device, String user) throws Exception {
        String order = start(app, device, user);
        awaitStatus(app, order, "CHARGING");
        await().atMost(PATIENCE)
                .until(() ->
                        app.get("/v1/orders/" + order + "/samples").body().path("items").size()
                                >= 2);
        app.post("/v1/orders/" + order + "/stop", Map.of()).expect(202);
        awaitStatus(app, order, "SETTLED");
        awaitFree(app, device);
        return order;
    }

    /** A new device without a pile. */
    protected Access newDevice(String site) throws Exception {
        Api.Answer registered =
                api.post(
                                "/v1/devices",
                                Map.of(
                                        "siteId",
                                        site,
                                        "name",
                                        "Pile " + UUID.randomUUID(),
                                        "connectors",
                                        List.of(
                                                Map.of(
                                                        "connectorId",
                                                        1,
                                                        "plug",
                                                        "GB_T_DC",
                                                        "currentType",
                                                        "DC",
                                                        "maxPowerWatts",
                                                        120_000))))
                        .expect(201);
        return new Access(
                sandbox.path("plainOcppUrl").asString(),
                registered.text("deviceId"),
                registered.text("password"),
                null);
    }

    /** A simulated pile that is not linked yet; it is switched off after the test. */
    protected SimulatedPile simulated(PileSettings settings) {
        return piles.pile(settings);
    }

    /** A new device whose simulated pile is linked and has told that it is free. */
    protected String linkedDevice(String site, Driver driver) throws Exception {
        Access access = newDevice(site);
        piles.pile(
                        PileSettings.at(access)
                                .sampleInterval(Duration.ofSeconds(1))
                                .driver(driver)
                                .build())
                .connect();
        awaitLinked(access.deviceId(), site.equals(sandboxSite()));
        return access.deviceId();
    }

    /** Waits until the read model knows that a device is linked, free and, perhaps, priced. */
    protected void awaitLinked(String device, boolean priced) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    JsonNode live = api.get("/v1/devices/" + device + "/status").body();
                    assertThat(live.path("online").asBoolean(false)).isTrue();
                    JsonNode connector =
                            api.get("/v1/devices/" + device).body().path("connectors").path(0);
                    assertThat(connector.path("status").asString("")).isEqualTo("AVAILABLE");
                    assertThat(connector.has("tariff")).isEqualTo(priced);
                });
    }
}
