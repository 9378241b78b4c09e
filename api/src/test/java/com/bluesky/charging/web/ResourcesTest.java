package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What customers and the platform do with the API, up to the pile. */
class ResourcesTest extends ApiTest {

    @Test
    void the_sandbox_can_be_used_at_once_and_only_its_owner_reads_its_file() throws Exception {
        String deviceId = sandbox.path("devices").path(0).path("id").asString();
        String userId = sandbox.path("users").path(0).path("id").asString();

        JsonNode device = api.get("/v1/devices/" + deviceId).expect(200).body();
        JsonNode wallet = api.get("/v1/users/" + userId + "/wallet").expect(200).body();

        assertThat(device.path("connectors").path(0).path("tariff").path("currency").asString(""))
                .isEqualTo("CNY");
        assertThat(wallet.path("availableMinor").asLong(0)).isPositive();
        for (String file : List.of("sandbox.json", "platform.json")) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(data().resolve(file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_repeat_answers_as_the_first_request_did_and_other_content_is_refused() throws Exception {
        Map<String, String> user = Map.of("name", "Ada", "phone", "+8613911110000");

        Api.Answer first = api.post("/v1/users", user, "repeat").expect(201);
        Api.Answer second = api.post("/v1/users", user, "repeat").expect(201);

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.headers().firstValue("Location"))
                .contains("/v1/users/" + first.text("id"));
        api.post("/v1/users", Map.of("name", "Eve"), "repeat")
                .expectProblem(422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void fifty_requests_at_once_with_one_key_make_one_user() throws Exception {
        List<Callable<Api.Answer>> requests = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            requests.add(() -> api.post("/v1/users", Map.of("name", "Ada"), "fifty"));
        }
        Set<JsonNode> answers = new HashSet<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Api.Answer> answer : callers.invokeAll(requests)) {
                answers.add(answer.get().expect(201).body());
            }
        }
        assertThat(answers).hasSize(1);
    }

    @Test
    void the_same_key_of_two_customers_makes_two_users() throws Exception {
        Api other = newCustomer(sandbox.path("operatorId").asString());

        String mine = api.post("/v1/users", Map.of("name", "Ada"), "mine").expect(201).text("id");
        String theirs =
                other.post("/v1/users", Map.of("name", "Eve"), "mine").expect(201).text("id");

        assertThat(theirs).isNotEqualTo(mine);
    }

    @Test
    void what_another_customer_made_is_not_found() throws Exception {
        Api other = newCustomer(sandbox.path("operatorId").asString());
        String user = api.post("/v1/users", Map.of("name", "Ada")).expect(201).text("id");

        other.get("/v1/users/" + user).expectProblem(404, "NOT_FOUND");
        other.get("/v1/users/" + user + "/wallet").expectProblem(404, "NOT_FOUND");
        other.post(
                        "/v1/users/" + user + "/wallet/top-ups",
                        Map.of("amountMinor", 100, "currency", "CNY"))
                .expectProblem(404, "NOT_FOUND");
        other.post("/v1/orders", Map.of("deviceId", device(), "connectorId", 1, "userId", user))
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void equipment_is_visible_to_all_customers_of_its_operator_and_to_nobody_else()
            throws Exception {
        Api sibling = newCustomer(sandbox.path("operatorId").asString());
        Api stranger = newCustomer(newOperatorId());
        String plan = sandbox.path("pricePlans").path(0).path("id").asString();
        String site = sandbox.path("sites").path(0).path("id").asString();
        List<String> paths =
                List.of(
                        "/v1/devices/" + device(),
                        "/v1/devices/" + device() + "/status",
                        "/v1/sites/" + site,
                        "/v1/price-plans/" + plan);

        for (String path : paths) {
            sibling.get(path).expect(200);
            stranger.get(path).expectProblem(404, "NOT_FOUND");
        }
        assertThat(stranger.get("/v1/devices").expect(200).body().path("items")).isEmpty();
        assertThat(stranger.get("/v1/sites").expect(200).body().path("items")).isEmpty();
        assertThat(stranger.get("/v1/price-plans").expect(200).body().path("items")).isEmpty();
        stranger.put("/v1/devices/" + device() + "/price-plan", Map.of("planId", plan))
                .expectProblem(404, "NOT_FOUND");
        stranger.put("/v1/sites/" + site + "/price-plan", Map.of("planId", plan))
                .expectProblem(404, "NOT_FOUND");
        stranger.postMatching(
                        "/v1/price-plans/" + plan + "/publish",
                        Map.of(
                                "components",
                                List.of(Map.of("kind", "ENERGY", "price", "1")),
                                "defaultHoldMinor",
                                100),
                        "\"0\"")
                .expectProblem(404, "NOT_FOUND");
        stranger.post("/v1/orders", Map.of("deviceId", device(), "connectorId", 1, "userId", "u"))
                .expectProblem(404, "NOT_FOUND");
    }

    @Test
    void an_operator_can_be_equipped_from_nothing() throws Exception {
        Api customer = newCustomer(newOperatorId());
        String site =
                customer.post(
                                "/v1/sites",
                                Map.of(
                                        "name", "Depot",
                                        "address", "2 Station Road",
                                        "latitude", 52.5,
                                        "longitude", 13.4,
                                        "zone", "Europe/Berlin"))
                        .expect(201)
                        .text("id");
        Map<String, Object> registration =
                Map.of(
                        "siteId",
                        site,
                        "name",
                        "Pile",
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
                                        22_000)));
        Api.Answer device = customer.post("/v1/devices", registration, "pile").expect(201);
        String deviceId = device.text("deviceId");
        String plan =
                customer.post("/v1/price-plans", Map.of("name", "Flat")).expect(201).text("id");
        customer.put("/v1/devices/" + deviceId + "/price-plan", Map.of("planId", plan))
                .expectProblem(409, "PRICE_PLAN_NOT_PUBLISHED");
        customer.postMatching(
                        "/v1/price-plans/" + plan + "/publish",
                        Map.of(
                                "components",
                                List.of(Map.of("kind", "ENERGY", "price", "0.3000")),
                                "defaultHoldMinor",
                                2_000),
                        "\"0\"")
                .expect(200);
        customer.put("/v1/devices/" + deviceId + "/price-plan", Map.of("planId", plan)).expect(200);

        assertThat(device.text("password")).hasSize(20);
        Api.Answer repeat = customer.post("/v1/devices", registration, "pile").expect(201);
        assertThat(repeat.text("deviceId")).isEqualTo(deviceId);
        assertThat(repeat.body().has("password")).isFalse();
        org.awaitility.Awaitility.await()
                .untilAsserted(() ->
                        assertThat(
                                        customer.get("/v1/devices/" + deviceId)
                                                .expect(200)
                                                .body()
                                                .path("connectors")
                                                .path(0)
                                                .path("tariff")
                                                .path("planId")
                                                .asString(""))
                                .isEqualTo(plan));
    }

    @Test
    void connectors_are_numbered_from_one() throws Exception {
        api.post(
                        "/v1/devices",
                        Map.of(
                                "siteId",
                                sandbox.path("sites").path(0).path("id").asString(),
                                "name",
                                "Pile",
                                "connectors",
                                List.of(
                                        Map.of(
                                                "connectorId",
                                                2,
                                                "plug",
                                                "CCS_2",
                                                "currentType",
                                                "DC",
                                                "maxPowerWatts",
                                                50_000))))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/connectors/0/connectorId");
    }

    @Test
    void a_start_that_cannot_work_is_refused_at_once() throws Exception {
        String user = sandbox.path("users").path(0).path("id").asString();

        api.post("/v1/orders", Map.of("deviceId", device(), "connectorId", 1, "userId", user))
                .expectProblem(409, "DEVICE_OFFLINE");
        api.post("/v1/orders", Map.of("deviceId", device(), "connectorId", 9, "userId", user))
                .expectProblem(404, "CONNECTOR_NOT_FOUND");
        api.post("/v1/orders", Map.of("deviceId", "dev-unknown", "connectorId", 1, "userId", user))
                .expectProblem(404, "NOT_FOUND");
        api.post("/v1/orders", Map.of("deviceId", device(), "connectorId", 1))
                .expectProblem(422, "USER_REQUIRED");
        assertThat(
                        api.post(
                                        "/v1/orders",
                                        Map.of(
                                                "deviceId",
                                                "dev-unknown",
                                                "connectorId",
                                                1,
                                                "userId",
                                                "usr-unknown"))
                                .expectProblem(404, "NOT_FOUND")
                                .text("detail"))
                .as("the user is the first to be told of")
                .contains("no user");
    }

    @Test
    void a_version_is_waited_for_and_one_that_does_not_come_is_told_so() throws Exception {
        String user = api.post("/v1/users", Map.of("name", "Ada")).expect(201).text("id");

        api.get("/v1/users/" + user + "?minVersion=0").expect(200);
        Api.Answer later = api.get("/v1/users/" + user + "?minVersion=7");
        later.expectProblem(503, "NOT_READABLE_YET");
        assertThat(later.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_top_up_is_in_the_wallet_when_it_is_answered_and_there_once() throws Exception {
        String user = api.post("/v1/users", Map.of("name", "Ada")).expect(201).text("id");
        String path = "/v1/users/" + user + "/wallet";
        Map<String, Object> topUp = Map.of("amountMinor", 1_000, "currency", "CNY");
        api.post(path + "/top-ups", Map.of("amountMinor", 1_000, "currency", "USD"))
                .expectProblem(422, "WALLET_CURRENCY_DIFFERS");

        JsonNode first = api.post(path + "/top-ups", topUp, "top-" + user).expect(201).body();
        JsonNode second = api.post(path + "/top-ups", topUp, "top-" + user).expect(201).body();

        assertThat(second).isEqualTo(first);
        assertThat(api.get(path).expect(200).body().path("balanceMinor").asLong(0))
                .isEqualTo(1_000);
        api.post(path + "/top-ups", Map.of("amountMinor", 1, "currency", "EUR"))
                .expectProblem(422, "WALLET_CURRENCY_DIFFERS");
        api.post(path + "/top-ups", Map.of("amountMinor", 0, "currency", "CNY"))
                .expectProblem(400, "INVALID_FIELD");
        api.post(path + "/top-ups", Map.of("amountMinor", 100_000_001, "currency", "CNY"))
                .expectProblem(400, "INVALID_FIELD");
    }

    @Test
    void a_key_is_shown_once_and_revoking_it_ends_its_tokens() throws Exception {
        String customer = newCustomerId(sandbox.path("operatorId").asString());
        String keys = "/v1/customers/" + customer + "/keys";
        Map<String, Object> request = Map.of("scopes", List.of("users:read"));
        Api.Answer issued = platform.post(keys, request, "key").expect(201);
        Api.Answer repeat = platform.post(keys, request, "key").expect(201);
        assertThat(repeat.text("keyId")).isEqualTo(issued.text("keyId"));
        assertThat(repeat.body().has("apiKey")).isFalse();

        Api caller = anonymous().withToken(issued.text("apiKey"));
        caller.get("/v1/users/x").expectProblem(404, "NOT_FOUND");
        caller.post("/v1/users", Map.of("name", "Ada")).expectProblem(403, "SCOPE_MISSING");
        platform.delete(keys + "/" + issued.text("keyId")).expect(204);

        caller.get("/v1/users/x").expectProblem(401, "TOKEN_INVALID");
        anonymous()
                .token(issued.text("keyId"), issued.text("apiKey"), "grant_type=client_credentials")
                .expectProblem(401, "INVALID_CLIENT");
        platform.delete(keys + "/" + issued.text("keyId")).expect(204);
        platform.delete(keys + "/unknown").expectProblem(404, "API_KEY_NOT_FOUND");
    }

    @Test
    void a_customer_has_two_active_keys_at_the_most_and_never_the_scope_of_the_platform()
            throws Exception {
        String customer = newCustomerId(sandbox.path("operatorId").asString());
        String keys = "/v1/customers/" + customer + "/keys";
        newKey(customer);
        newKey(customer);

        platform.post(keys, Map.of("scopes", List.of("users:read")))
                .expectProblem(409, "TOO_MANY_ACTIVE_KEYS");
        platform.post(keys, Map.of("scopes", List.of("users:read", "platform")))
                .expectProblem(400, "INVALID_FIELD")
                .expectPointer("/scopes/1");
    }

    @Test
    void a_token_request_that_is_wrong_is_told_why() throws Exception {
        String key = sandbox.path("apiKey").asString();
        String id = Api.keyIdOf(key);
        String form = "grant_type=client_credentials";

        assertThat(anonymous().token(id, key, form + "&scope=users:read").expect(200).text("scope"))
                .isEqualTo("users:read");
        anonymous().token(sandbox.path("customerId").asString(), key, form).expect(200);
        anonymous().token("somebody", key, form).expectProblem(401, "INVALID_CLIENT");
        anonymous().token(id, key + "x", form).expectProblem(401, "INVALID_CLIENT");
        anonymous().token(id, key, "").expectProblem(400, "INVALID_TOKEN_REQUEST");
        anonymous().token(id, key, form + "&" + form).expectProblem(400, "INVALID_TOKEN_REQUEST");
        anonymous()
                .token(id, key, "grant_type=password")
                .expectProblem(400, "UNSUPPORTED_GRANT_TYPE");
        anonymous().token(id, key, form + "&scope=platform").expectProblem(400, "INVALID_SCOPE");
        anonymous().token(id, key, form + "&scope=all").expectProblem(400, "INVALID_SCOPE");
    }

    @Test
    void the_keys_that_check_tokens_are_public() throws Exception {
        JsonNode keys = anonymous().get("/.well-known/jwks.json").expect(200).body().path("keys");

        assertThat(keys).isNotEmpty();
        assertThat(keys.path(0).path("crv").asString("")).isEqualTo("P-256");
        assertThat(keys.path(0).has("d")).isFalse();
    }

    @Test
    void the_health_of_the_server_is_told_without_details() throws Exception {
        JsonNode health = anonymous().get("/actuator/health").expect(200).body();

        assertThat(health.path("status").asString("")).isEqualTo("UP");
        assertThat(health.has("components")).isFalse();
        anonymous().get("/actuator/env").expectProblem(401, "TOKEN_REQUIRED");
    }

    private String device() {
        return sandbox.path("devices").path(0).path("id").asString();
    }
}
