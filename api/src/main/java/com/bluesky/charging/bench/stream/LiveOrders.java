package com.bluesky.charging.bench.stream;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.Client;
import com.bluesky.charging.bench.rig.Client.Identity;
import com.bluesky.charging.bench.rig.ServerProcess;
import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.simulator.contract.SimulatedPiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import tools.jackson.databind.JsonNode;

/**
 * Orders that are being charged at simulated piles of this process, which report each of them once
 * a second over real WebSockets.
 */
final class LiveOrders implements AutoCloseable {

    static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(1);

    private static final int CONNECTORS = 10;
    private static final int POWER_WATTS = 22_000;

    /** Large enough to charge for the whole run. */
    private static final Vehicle VEHICLE = new Vehicle(1_000_000, 10);

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private static final List<String> SCOPES =
            List.of(
                    "users:write",
                    "equipment:read",
                    "equipment:write",
                    "orders:read",
                    "orders:write",
                    "operator:all");

    private final SimulatedPiles simulator = SimulatedPiles.find();
    private final Identity customer;
    private final List<String> orderIds = new ArrayList<>();

    LiveOrders(ServerProcess server, Client client, int orders) throws InterruptedException {
        Identity platform = client.identity(server.apiKey("platform.json"));
        customer = customer(platform, client);
        String siteId = site();
        String userId = id(customer.post("/v1/users", Map.of("name", "Driver")));
        for (int number = 0; orderIds.size() < orders; number++) {
            SimulatedPile pile = pile(server, siteId, number);
            for (int connector = 1;
                    connector <= CONNECTORS && orderIds.size() < orders;
                    connector++) {
                orderIds.add(start(pile.deviceId(), connector, userId));
            }
        }
        for (String orderId : orderIds) {
            await(
                    "Order " + orderId + " is not charging",
                    () ->
                            customer.get("/v1/orders/" + orderId)
                                    .path("status")
                                    .asString()
                                    .equals("CHARGING"));
        }
    }

    private static Identity customer(Identity platform, Client client) throws InterruptedException {
        String operatorId =
                id(platform.post("/v1/operators", Map.of("name", "Operator", "currency", "CNY")));
        String customerId =
                id(
                        platform.post(
                                "/v1/customers",
                                Map.of(
                                        "operatorId",
                                        operatorId,
                                        "name",
                                        "Customer",
                                        "paymentMode",
                                        "CUSTOMER")));
        return client.identity(
                platform.post("/v1/customers/" + customerId + "/keys", Map.of("scopes", SCOPES))
                        .path("apiKey")
                        .asString());
    }

    private String site() throws InterruptedException {
        String siteId =
                id(
                        customer.post(
                                "/v1/sites",
                                Map.of(
                                        "name", "Site",
                                        "address", "1 Century Avenue, Shanghai",
                                        "latitude", 31.24,
                                        "longitude", 121.5,
                                        "zone", "Asia/Shanghai")));
        JsonNode plan = customer.post("/v1/price-plans", Map.of("name", "Plan"));
        String planId = id(plan);
        customer.post(
                "/v1/price-plans/" + planId + "/publish",
                Map.of(
                        "components",
                        List.of(
                                Map.of(
                                        "kind", "ENERGY", "from", "00:00", "to", "24:00", "price",
                                        "1.0000")),
                        "defaultHoldMinor",
                        1_000),
                plan.path("version").asLong());
        customer.put("/v1/sites/" + siteId + "/price-plan", Map.of("planId", planId));
        return siteId;
    }

    private SimulatedPile pile(ServerProcess server, String siteId, int number)
            throws InterruptedException {
        List<Map<String, Object>> connectors = new ArrayList<>();
        for (int connector = 1; connector <= CONNECTORS; connector++) {
            connectors.add(
                    Map.of(
                            "connectorId",
                            connector,
                            "plug",
                            "TYPE_2",
                            "currentType",
                            "AC",
                            "maxPowerWatts",
                            POWER_WATTS));
        }
        JsonNode device =
                customer.post(
                        "/v1/devices",
                        Map.of(
                                "siteId",
                                siteId,
                                "name",
                                "Pile " + number,
                                "connectors",
                                connectors));
        String deviceId = device.path("deviceId").asString();
        SimulatedPile pile =
                simulator.pile(
                        PileSettings.at(
                                        new Access(
                                                server.pileUrl(),
                                                deviceId,
                                                device.path("password").asString(),
                                                null))
                                .connectors(CONNECTORS)
                                .powerWatts(POWER_WATTS)
                                .sampleInterval(SAMPLE_INTERVAL)
                                .vehicle(VEHICLE)
                                .driver(Driver.OBLIGING)
                                .build());
        pile.connect();
        await("Pile " + deviceId + " is not linked", () -> pile.state().ready());
        await(
                "Pile " + deviceId + " has no prices",
                () ->
                        customer.get("/v1/devices/" + deviceId)
                                .path("connectors")
                                .valueStream()
                                .allMatch(each -> each.hasNonNull("tariff")));
        return pile;
    }

    private String start(String deviceId, int connectorId, String userId)
            throws InterruptedException {
        return customer.post(
                        "/v1/orders",
                        Map.of("deviceId", deviceId, "connectorId", connectorId, "userId", userId))
                .path("orderId")
                .asString();
    }

    private static String id(JsonNode made) {
        return made.path("id").asString();
    }

    private static void await(String otherwise, Callable<Boolean> condition)
            throws InterruptedException {
        long giveUpNanos = System.nanoTime() + WITHIN.toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > giveUpNanos) {
                    throw new BenchFailed(otherwise + ".");
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new BenchFailed(otherwise + ": " + e, e);
        }
    }

    Identity customer() {
        return customer;
    }

    List<String> orderIds() {
        return orderIds;
    }

    @Override
    public void close() {
        simulator.close();
    }
}
