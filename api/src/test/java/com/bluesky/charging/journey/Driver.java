package com.bluesky.charging.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.journey.ApiClient.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A registered driver with money, and what a customer's app does for one. */
record Driver(ApiClient api, String userId) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Registers somebody and tops the wallet up. */
    static Driver registered(ApiClient api, long balanceMinor) throws Exception {
        Answer user =
                api.post("/v1/users", Map.of("name", "Driver " + UUID.randomUUID())).expect(201);
        Driver driver = new Driver(api, user.text("id"));
        if (balanceMinor > 0) {
            api.post(
                            driver.path("/wallet/top-ups"),
                            Map.of("amountMinor", balanceMinor, "currency", "CNY"))
                    .expect(201);
            driver.awaitWallet("availableMinor", balanceMinor);
        }
        return driver;
    }

    Answer start(String deviceId, int connectorId, String idempotencyKey) throws Exception {
        return api.post("/v1/orders", startOf(deviceId, connectorId), idempotencyKey);
    }

    Map<String, Object> startOf(String deviceId, int connectorId) {
        return Map.of("deviceId", deviceId, "connectorId", connectorId, "userId", userId);
    }

    JsonNode order(String orderId) throws Exception {
        return api.get("/v1/orders/" + orderId).expect(200).body();
    }

    /** Reads the order until it has the status. */
    JsonNode awaitOrder(String orderId, String status) {
        return Awaitility.await("order " + orderId + " is " + status)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> order(orderId),
                        order -> order.get("status").asString().equals(status));
    }

    /** Reads the order until it has the status and that much energy. */
    JsonNode awaitOrder(String orderId, String status, long energyWh) {
        return Awaitility.await("order " + orderId + " is " + status + " with " + energyWh + " Wh")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> order(orderId),
                        order ->
                                order.get("status").asString().equals(status)
                                        && order.get("energyWh").asLong() == energyWh);
    }

    JsonNode wallet() throws Exception {
        return api.get(path("/wallet")).expect(200).body();
    }

    /** Reads the wallet until a figure is what it should be. */
    JsonNode awaitWallet(String field, long minor) {
        JsonNode wallet =
                Awaitility.await(field + " of the wallet is " + minor)
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(50))
                        .until(this::wallet, found -> found.get(field).asLong() == minor);
        assertThat(wallet.get("availableMinor").asLong())
                .isEqualTo(wallet.get("balanceMinor").asLong() - wallet.get("heldMinor").asLong());
        return wallet;
    }

    private String path(String below) {
        return "/v1/users/" + userId + below;
    }
}
