package com.bluesky.charging.bench.rig;

import com.bluesky.charging.bench.rig.Client.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Where benchmarks charge: a customer of a new operator, a site with one price, and its devices;
 * all of it made through the API, as by anybody.
 */
public final class Grounds {

    /** One yuan a kilowatt hour, at any time: what is billed can be said beforehand. */
    public static final int MINOR_PER_KWH = 100;

    /** What is held at the start of a charge. */
    public static final int HOLD_MINOR = 1_000;

    private static final List<Map<String, String>> PRICES =
            List.of(Map.of("kind", "ENERGY", "from", "00:00", "to", "24:00", "price", "1.0000"));

    private final Identity customer;
    private final String siteId;

    /**
     * A device as it was registered.
     *
     * @param password of its pile
     */
    public record Device(String deviceId, String password) {}

    /**
     * Makes them.
     *
     * @param platform who onboards
     * @param paymentMode of the customer
     * @param scopes of the customer's key
     */
    public Grounds(Client client, Identity platform, String paymentMode, List<String> scopes)
            throws InterruptedException {
        String operatorId =
                id(platform.post("/v1/operators", Map.of("name", "Operator", "currency", "CNY")));
        String customerId =
                id(
                        platform.post(
                                "/v1/customers",
                                Map.of(
                                        "operatorId", operatorId,
                                        "name", "Customer",
                                        "paymentMode", paymentMode)));
        customer =
                client.identity(
                        platform.post(
                                        "/v1/customers/" + customerId + "/keys",
                                        Map.of("scopes", scopes))
                                .path("apiKey")
                                .asString());
        siteId = pricedSite(customer);
    }

    private static String pricedSite(Identity customer) throws InterruptedException {
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
        customer.post(
                "/v1/price-plans/" + id(plan) + "/publish",
                Map.of("components", PRICES, "defaultHoldMinor", HOLD_MINOR),
                plan.path("version").asLong());
        customer.put("/v1/sites/" + siteId + "/price-plan", Map.of("planId", id(plan)));
        return siteId;
    }

    /** Who uses them. */
    public Identity customer() {
        return customer;
    }

    /** Registers a device with so many connectors of a power. */
    public Device device(int number, int connectors, int powerWatts) throws InterruptedException {
        List<Map<String, Object>> plugs = new ArrayList<>();
        for (int connector = 1; connector <= connectors; connector++) {
            plugs.add(
                    Map.of(
                            "connectorId",
                            connector,
                            "plug",
                            "TYPE_2",
                            "currentType",
                            "AC",
                            "maxPowerWatts",
                            powerWatts));
        }
        JsonNode made =
                customer.post(
                        "/v1/devices",
                        Map.of("siteId", siteId, "name", "Pile " + number, "connectors", plugs));
        return new Device(made.path("deviceId").asString(), made.path("password").asString());
    }

    /** Whether all connectors of a device have their prices; without them nothing is settled. */
    public boolean isPriced(String deviceId) throws InterruptedException {
        return customer.get("/v1/devices/" + deviceId)
                .path("connectors")
                .valueStream()
                .allMatch(each -> each.hasNonNull("tariff"));
    }

    private static String id(JsonNode made) {
        return made.path("id").asString();
    }
}
