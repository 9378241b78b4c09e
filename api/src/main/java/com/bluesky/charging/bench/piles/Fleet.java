package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.BenchServer;
import com.bluesky.charging.bench.rig.Client;
import com.bluesky.charging.bench.rig.Client.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * An operator with a site and its prices, and piles there, each with a driver of its own who has a
 * card and money: all of it made through the API, as by anybody.
 */
final class Fleet {

    /** One yuan a kilowatt hour, at any time: what is billed can be said beforehand. */
    private static final List<Map<String, String>> PRICES =
            List.of(Map.of("kind", "ENERGY", "from", "00:00", "to", "24:00", "price", "1.0000"));

    static final int MINOR_PER_KWH = 100;

    static final int HOLD_MINOR = 1_000;

    /** The most at once: enough for more charges than a pile can make here. */
    static final long TOP_UP_MINOR = 100_000_000L;

    private static final List<String> SCOPES =
            List.of(
                    "users:read",
                    "users:write",
                    "wallets:write",
                    "equipment:read",
                    "equipment:write",
                    "orders:read",
                    "orders:write",
                    "operator:all");

    /** Registered at a time: as many as the server has use for. */
    private static final int AT_A_TIME = 8;

    private static final Duration PRICED_WITHIN = Duration.ofSeconds(60);

    private final Identity customer;
    private final List<Pile> piles;

    private Fleet(Identity customer, List<Pile> piles) {
        this.customer = customer;
        this.piles = piles;
    }

    /**
     * A pile and the driver who charges at it.
     *
     * @param tag of the driver's card
     */
    record Pile(String deviceId, String password, String userId, String tag) {}

    static Fleet of(int size, BenchServer server, Client client) throws InterruptedException {
        Identity customer = customer(client.identity(Client.platformKey(server)), client);
        String siteId = site(customer);
        List<Pile> piles = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            List<Future<Pile>> made = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int number = i;
                made.add(threads.submit(() -> pile(customer, siteId, number)));
            }
            for (Future<Pile> pile : made) {
                piles.add(pile.get());
            }
        } catch (ExecutionException e) {
            throw new BenchFailed("The piles could not be registered: " + e.getCause(), e);
        }
        Fleet fleet = new Fleet(customer, List.copyOf(piles));
        fleet.awaitPriced();
        return fleet;
    }

    private static Identity customer(Identity platform, Client client) throws InterruptedException {
        String operatorId =
                platform.post("/v1/operators", Map.of("name", "Operator", "currency", "CNY"))
                        .path("id")
                        .asString();
        String customerId =
                platform.post(
                                "/v1/customers",
                                Map.of(
                                        "operatorId",
                                        operatorId,
                                        "name",
                                        "Customer",
                                        "paymentMode",
                                        "WALLET"))
                        .path("id")
                        .asString();
        JsonNode key =
                platform.post("/v1/customers/" + customerId + "/keys", Map.of("scopes", SCOPES));
        return client.identity(key.path("apiKey").asString());
    }

    private static String site(Identity customer) throws InterruptedException {
        String siteId =
                customer.post(
                                "/v1/sites",
                                Map.of(
                                        "name",
                                        "Site",
                                        "address",
                                        "1 Century Avenue, Shanghai",
                                        "latitude",
                                        31.24,
                                        "longitude",
                                        121.5,
                                        "zone",
                                        "Asia/Shanghai"))
                        .path("id")
                        .asString();
        JsonNode plan = customer.post("/v1/price-plans", Map.of("name", "Plan"));
        String planId = plan.path("id").asString();
        customer.post(
                "/v1/price-plans/" + planId + "/publish",
                Map.of("components", PRICES, "defaultHoldMinor", HOLD_MINOR),
                plan.path("version").asLong());
        customer.put("/v1/sites/" + siteId + "/price-plan", Map.of("planId", planId));
        return siteId;
    }

    private static Pile pile(Identity customer, String siteId, int number)
            throws InterruptedException {
        JsonNode device =
                customer.post(
                        "/v1/devices",
                        Map.of(
                                "siteId",
                                siteId,
                                "name",
                                "Pile " + number,
                                "connectors",
                                List.of(
                                        Map.of(
                                                "connectorId",
                                                1,
                                                "plug",
                                                "TYPE_2",
                                                "currentType",
                                                "AC",
                                                "maxPowerWatts",
                                                22_000))));
        String userId =
                customer.post("/v1/users", Map.of("name", "Driver " + number))
                        .path("id")
                        .asString();
        customer.post(
                "/v1/users/" + userId + "/wallet/top-ups",
                Map.of("amountMinor", TOP_UP_MINOR, "currency", "CNY"));
        String tag = "BE%06d".formatted(number);
        customer.post("/v1/users/" + userId + "/cards", Map.of("tag", tag));
        return new Pile(
                device.path("deviceId").asString(),
                device.path("password").asString(),
                userId,
                tag);
    }

    /** A charge at a connector without prices would not be settled. */
    private void awaitPriced() throws InterruptedException {
        long giveUpNanos = System.nanoTime() + PRICED_WITHIN.toNanos();
        for (Pile pile : piles) {
            while (!isPriced(pile)) {
                if (System.nanoTime() > giveUpNanos) {
                    throw new BenchFailed(pile.deviceId() + " has no prices yet.");
                }
                Thread.sleep(50);
            }
        }
    }

    private boolean isPriced(Pile pile) throws InterruptedException {
        return customer.get("/v1/devices/" + pile.deviceId())
                .path("connectors")
                .path(0)
                .hasNonNull("tariff");
    }

    Identity customer() {
        return customer;
    }

    List<Pile> piles() {
        return piles;
    }
}
