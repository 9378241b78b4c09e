package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What somebody finds who looks around in the sandbox, with the keys in its file. */
class SandboxContentTest extends ApiTest {

    @Test
    void three_sites_in_three_time_zones_have_twelve_devices_of_many_powers() throws Exception {
        Set<String> zones = new HashSet<>();
        for (JsonNode site : sandbox.path("sites")) {
            JsonNode read = api.get("/v1/sites/" + id(site)).expect(200).body();
            assertThat(read.path("zone")).isEqualTo(site.path("zone"));
            zones.add(site.path("zone").asString());
        }
        assertThat(zones)
                .containsExactlyInAnyOrder("Asia/Shanghai", "Europe/Berlin", "America/New_York");

        Set<Integer> powers = new HashSet<>();
        Set<String> plans = new HashSet<>();
        for (JsonNode device : sandbox.path("devices")) {
            JsonNode read = api.get("/v1/devices/" + id(device)).expect(200).body();
            assertThat(read.path("siteId")).isEqualTo(device.path("siteId"));
            assertThat(read.path("connectors")).hasSize(device.path("connectors").asInt());
            JsonNode connector = read.path("connectors").path(0);
            powers.add(connector.path("maxPowerWatts").asInt());
            plans.add(connector.path("tariff").path("planId").asString());
        }
        assertThat(sandbox.path("devices")).hasSize(12);
        assertThat(powers).hasSizeGreaterThan(8).contains(3_700, 350_000);
        assertThat(plans).hasSize(3);
    }

    @Test
    void each_kind_of_customer_has_a_key_of_its_own() throws Exception {
        JsonNode customers = sandbox.path("customers");
        assertThat(customers.valueStream().map(it -> it.path("paymentMode").asString()))
                .containsExactly("WALLET", "CUSTOMER", "CUSTOMER");
        assertThat(customers.path(0).path("apiKey")).isEqualTo(sandbox.path("apiKey"));
        assertThat(customers.path(0).path("users")).isEqualTo(sandbox.path("users"));
        String user = id(sandbox.path("users").path(1));
        String van = id(customers.path(1).path("users").path(0));
        Api fleet = caller(customers.path(1));
        Api backOffice = caller(customers.path(2));

        fleet.get("/v1/users/" + van).expect(200);
        fleet.get("/v1/users/" + user).expect(404);
        api.get("/v1/users/" + van).expect(404);
        backOffice.get("/v1/users/" + van).expect(200);
        backOffice.get("/v1/users/" + user).expect(200);
    }

    @Test
    void neither_operator_finds_anything_of_the_other() throws Exception {
        JsonNode other = sandbox.path("neighbour");
        Api neighbour = caller(other.path("customers").path(0));
        for (Api stranger : List.of(api, caller(sandbox.path("customers").path(2)))) {
            theyAreNotFound(stranger, other, other.path("customers").path(0).path("users"));
        }
        theyAreNotFound(neighbour, sandbox, sandbox.path("users"));
        neighbour.get("/v1/sites/" + id(other.path("sites").path(0))).expect(200);
        assertThat(neighbour.get("/v1/devices").expect(200).body().path("items")).hasSize(1);
        assertThat(settled(ordersOf(neighbour, other.path("customers").path(0)))).hasSize(4);
    }

    private static void theyAreNotFound(Api stranger, JsonNode file, JsonNode users)
            throws Exception {
        stranger.get("/v1/sites/" + id(file.path("sites").path(0))).expect(404);
        stranger.get("/v1/devices/" + id(file.path("devices").path(0))).expect(404);
        stranger.get("/v1/price-plans/" + id(file.path("pricePlans").path(0))).expect(404);
        stranger.get("/v1/users/" + id(users.path(0))).expect(404);
    }

    @Test
    void a_few_dozen_charges_of_the_last_weeks_are_billed_and_paid() throws Exception {
        Api fleet = caller(sandbox.path("customers").path(1));
        List<JsonNode> orders =
                Stream.concat(
                                ordersOf(api, sandbox.path("customers").path(0)).stream(),
                                ordersOf(fleet, sandbox.path("customers").path(1)).stream())
                        .toList();
        assertThat(settled(orders)).hasSizeGreaterThanOrEqualTo(36);
        assertThat(orders)
                .filteredOn(order -> order.path("beganBy").asString().equals("REQUEST"))
                .filteredOn(order -> order.path("status").asString().equals("SETTLED"))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(orders)
                .filteredOn(order -> order.path("status").asString().equals("FAILED"))
                .extracting(order -> order.path("failureCode").asString())
                .contains("DEVICE_OFFLINE");
        List<JsonNode> periods = new ArrayList<>();
        for (JsonNode order : settled(orders)) {
            Api owner = order.path("paymentMode").asString().equals("WALLET") ? api : fleet;
            JsonNode bill =
                    owner.get("/v1/orders/" + order.path("orderId").asString() + "/bill")
                            .expect(200)
                            .body();
            assertThat(bill.path("totalMinor")).isEqualTo(order.path("costMinor"));
            periods.add(bill.path("periods"));
        }
        assertThat(periods)
                .as("some pass from one price to the next")
                .anyMatch(it -> it.size() > 1);
        // The first user is everybody's to charge with, and may owe something since.
        for (JsonNode user : sandbox.path("users").valueStream().skip(1).toList()) {
            JsonNode wallet = api.get("/v1/users/" + id(user) + "/wallet").expect(200).body();
            assertThat(wallet.path("owedMinor").asLong()).isZero();
            assertThat(wallet.path("availableMinor").asLong()).isPositive();
        }
    }

    @Test
    void one_bill_was_corrected_and_one_charge_waits_to_be_settled() throws Exception {
        String maya = id(sandbox.path("users").path(4));
        String corrected =
                api.get("/v1/orders?limit=1&status=SETTLED&userId=" + maya)
                        .expect(200)
                        .body()
                        .path("items")
                        .path(0)
                        .path("orderId")
                        .asString();
        JsonNode bills =
                api.get("/v1/orders/" + corrected + "/bills").expect(200).body().path("items");
        assertThat(bills).hasSize(2);
        assertThat(bills.path(1).path("correctsBillId")).isEqualTo(bills.path(0).path("billId"));

        Api fleet = caller(sandbox.path("customers").path(1));
        String left = sandbox.path("history").path("toSettleOrderId").asString();
        assertThat(fleet.get("/v1/orders/" + left).expect(200).text("status"))
                .isIn("ENDED", "SETTLED");
        fleet.post("/v1/orders/" + left + "/settle", Map.of()).expect(200);
        api.get("/v1/orders/" + left).expect(404);
    }

    private Api caller(JsonNode customer) throws Exception {
        return anonymous().withToken(customer.path("apiKey").asString());
    }

    /** Of the users that the file names, because others may have charged since. */
    private static List<JsonNode> ordersOf(Api owner, JsonNode customer) throws Exception {
        List<JsonNode> orders = new ArrayList<>();
        for (JsonNode user : customer.path("users")) {
            owner.get("/v1/orders?limit=200&userId=" + id(user))
                    .expect(200)
                    .body()
                    .path("items")
                    .forEach(orders::add);
        }
        return orders;
    }

    private static List<JsonNode> settled(List<JsonNode> orders) {
        return orders.stream()
                .filter(order -> order.path("status").asString().equals("SETTLED"))
                .toList();
    }

    private static String id(JsonNode named) {
        return named.path("id").asString();
    }
}
