package com.bluesky.charging.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the description shows of a request can be sent as it is, once the ids in it are those of
 * things that there are.
 */
class ExampleRequestsTest extends ApiTest {

    private static final Set<String> METHODS = Set.of("post", "put", "patch", "delete");

    /**
     * Orders and simulated piles come from more than a request; the journeys of tests make them.
     */
    private static final List<String> ELSEWHERE = List.of("/v1/orders/", "/v1/sandbox/piles/");

    private final JsonNode description;
    private final Words words = Words.read();

    ExampleRequestsTest() throws Exception {
        description = JSON.readTree(Files.readString(Path.of("../docs/openapi.json")));
    }

    @Test
    void every_example_of_a_request_succeeds() throws Exception {
        Things things = new Things();
        List<String> refused = new ArrayList<>();
        int sent = 0;
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                boolean isElsewhere = ELSEWHERE.stream().anyMatch(path.getKey()::startsWith);
                if (METHODS.contains(method.getKey()) && !path.getKey().startsWith("/oauth2")) {
                    Api.Answer answer =
                            send(things, path.getKey(), method.getKey(), method.getValue());
                    if (isElsewhere ? !isUnderstood(answer) : !succeeded(answer)) {
                        refused.add(
                                method.getValue().path("operationId").asString()
                                        + ": "
                                        + answer.body());
                    }
                    sent++;
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(sent).isGreaterThan(60);
    }

    /** The devices of this test have no pile, and nobody but a pile can do what a command says. */
    private static boolean succeeded(Api.Answer answer) {
        return answer.status() < 300
                || answer.body().path("code").asString("").equals("DEVICE_OFFLINE");
    }

    /** What it is about is not there. */
    private static boolean isUnderstood(Api.Answer answer) {
        return answer.status() == 404;
    }

    private Api.Answer send(Things things, String path, String method, JsonNode operation)
            throws Exception {
        Map<String, String> ids = new HashMap<>();
        String address = path;
        for (String part : path.split("/", -1)) {
            if (part.equals("{orderId}")) {
                address = address.replace(part, "ord-unknown");
            } else if (part.startsWith("{") && !part.equals("{connectorId}")) {
                String name = part.substring(1, part.length() - 1);
                things.add(name, ids);
                address = address.replace(part, ids.get(name));
            }
        }
        address = address.replace("{connectorId}", "1");
        JsonNode media = null;
        String type = "application/json";
        for (Map.Entry<String, JsonNode> each : operation.at("/requestBody/content").properties()) {
            type = each.getKey();
            media = each.getValue();
        }
        String body = media == null ? null : withIds(example(media).toString(), things, ids);
        boolean ofPlatform = operation.path("security").toString().contains("platform");
        Api client = ofPlatform ? platform : things.client;
        HttpRequest.Builder request =
                client.request(address)
                        .header("Content-Type", type)
                        .method(
                                method.toUpperCase(Locale.ROOT),
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString("");
            if (name.equals(IdempotencyKey.HEADER)) {
                request.header(name, UUID.randomUUID().toString());
            } else if (name.equals(IfMatch.HEADER)) {
                String resource =
                        method.equals("patch") ? address : address.replaceAll("/[a-z]+$", "");
                request.header(name, client.get(resource).expect(200).header("ETag"));
            }
        }
        return client.send(request);
    }

    /** The example with the ids of things that there are; they are made when they are named. */
    private String withIds(String example, Things things, Map<String, String> ids)
            throws Exception {
        String body = example;
        for (String name : Things.NAMES) {
            String shown =
                    String.valueOf(
                            words.of("Parameter", name).map(Words.Word::value).orElseThrow());
            if (body.contains('"' + shown + '"')) {
                things.add(name, ids);
                body = body.replace('"' + shown + '"', '"' + ids.get(name) + '"');
            }
        }
        return body;
    }

    private JsonNode example(JsonNode media) {
        JsonNode first =
                media.has("example")
                        ? media.get("example")
                        : media.path("examples").iterator().next();
        String reference = first.path("$ref").asString("");
        return reference.isEmpty() ? first : description.at(reference.substring(1)).path("value");
    }

    /** Makes what requests name, new for each request. */
    private final class Things {

        static final List<String> NAMES =
                List.of("customerId", "operatorId", "userId", "siteId", "deviceId", "planId");

        private final String operator = newOperatorId();
        private final Api client;

        /** Connectors have its prices. */
        private final String plan;

        Things() throws Exception {
            String customer = newCustomerId(operator);
            List<String> scopes =
                    Stream.of(Scope.values())
                            .filter(scope -> scope != Scope.PLATFORM)
                            .map(Scope::text)
                            .toList();
            client =
                    anonymous()
                            .withToken(
                                    platform.post(
                                                    "/v1/customers/" + customer + "/keys",
                                                    Map.of("scopes", scopes))
                                            .expect(201)
                                            .text("apiKey"));
            plan = newPlan();
        }

        void add(String name, Map<String, String> ids) throws Exception {
            if (ids.containsKey(name)) {
                return;
            }
            ids.put(
                    name,
                    switch (name) {
                        case "operatorId" -> operator;
                        case "customerId" -> newCustomerId(operator);
                        case "keyId" -> keyOf(ids.get("customerId"));
                        case "administratorId" -> newAdministrator();
                        case "userId" -> newUser();
                        case "cardId" -> newCard(ids.get("userId"));
                        case "siteId" -> newSite();
                        case "deviceId" -> newDevice();
                        case "planId" -> newPlan();
                        default -> throw new IllegalStateException("Nothing makes a " + name);
                    });
        }

        private String keyOf(@Nullable String customer) throws Exception {
            return newKey(String.valueOf(customer)).text("keyId");
        }

        private String newAdministrator() throws Exception {
            return client.post(
                            "/v1/operators/" + operator + "/administrators",
                            Map.of("name", "Grace", "email", UUID.randomUUID() + "@example.com"))
                    .expect(201)
                    .text("id");
        }

        private String newUser() throws Exception {
            String user = client.post("/v1/users", Map.of("name", "Grace")).expect(201).text("id");
            client.post(
                            "/v1/users/" + user + "/wallet/top-ups",
                            Map.of(
                                    "amountMinor",
                                    10_000,
                                    "currency",
                                    "CNY",
                                    "paymentReference",
                                    UUID.randomUUID().toString()))
                    .expect(201);
            return user;
        }

        private String newCard(@Nullable String user) throws Exception {
            return client.post(
                            "/v1/users/" + user + "/cards",
                            Map.of(
                                    "tag",
                                    UUID.randomUUID()
                                            .toString()
                                            .replace("-", "")
                                            .substring(0, 20)
                                            .toUpperCase(Locale.ROOT)))
                    .expect(201)
                    .text("id");
        }

        private String newSite() throws Exception {
            return client.post(
                            "/v1/sites",
                            Map.of(
                                    "name", "Here",
                                    "address", "1 Road",
                                    "latitude", 1,
                                    "longitude", 1,
                                    "zone", "UTC"))
                    .expect(201)
                    .text("id");
        }

        private String newDevice() throws Exception {
            String device =
                    client.post(
                                    "/v1/devices",
                                    Map.of(
                                            "siteId",
                                            newSite(),
                                            "name",
                                            "Pile",
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
                            .expect(201)
                            .text("deviceId");
            client.put("/v1/devices/" + device + "/price-plan", Map.of("planId", plan)).expect(200);
            return device;
        }

        private String newPlan() throws Exception {
            String plan =
                    client.post("/v1/price-plans", Map.of("name", "Flat")).expect(201).text("id");
            Api.Answer read = client.get("/v1/price-plans/" + plan).expect(200);
            client.postMatching(
                            "/v1/price-plans/" + plan + "/publish",
                            Map.of(
                                    "components",
                                    List.of(Map.of("kind", "ENERGY", "price", "1")),
                                    "defaultHoldMinor",
                                    1_000),
                            read.header("ETag"))
                    .expect(200);
            return plan;
        }
    }
}
