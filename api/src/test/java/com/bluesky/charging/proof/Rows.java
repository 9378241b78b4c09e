package com.bluesky.charging.proof;

import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.Misbehaviour;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.web.Api;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** How each list gets one item more. */
final class Rows {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** No two reports are the same, and no meter runs backwards. */
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final World world;
    private final Document document;
    private final Party owner;
    private final SimulatedPile pile;

    Rows(World world, Document document, Party owner) {
        this.world = world;
        this.document = document;
        this.owner = owner;
        this.pile = world.pileOf(owner);
    }

    /** Adds an item to a list, or fails the build when nobody said how. */
    void addTo(Operation list) throws Exception {
        switch (list.path()) {
            case "/v1/orders" -> failedOrder();
            case "/v1/devices/{deviceId}/commands" ->
                    post("/v1/devices/{deviceId}/commands/clear-cache");
            case "/v1/orders/{orderId}/samples", "/v1/orders/{orderId}/events" -> sample();
            case "/v1/users/{userId}/wallet/statement" -> post("/v1/users/{userId}/wallet/top-ups");
            case "/v1/customers/{customerId}/keys" -> key();
            case "/v1/price-plans/{planId}/versions" -> version();
            case "/v1/price-plans/{planId}/assignments" -> assignment();
            case "/v1/devices/{deviceId}/status-history" -> statuses();
            case "/v1/devices/{deviceId}/trace" -> frame();
            case "/v1/devices/{deviceId}/unmatched-reports" ->
                    pile.report(
                            "MeterValues",
                            "{\"connectorId\":1,\"transactionId\":2147483000,\"meterValue\":[%s]}"
                                    .formatted(meterValue()));
            case "/v1/devices/{deviceId}/security-events" ->
                    pile.report(
                            "SecurityEventNotification",
                            "{\"type\":\"Event%d\",\"timestamp\":\"%s\"}"
                                    .formatted(COUNT.incrementAndGet(), Instant.now()));
            default -> post(list.path());
        }
    }

    /** What is listed at an address is mostly made at the same one. */
    private void post(String path) throws Exception {
        Optional<Operation> creation =
                document.operations().stream()
                        .filter(each -> each.name().equals("POST " + path))
                        .findFirst();
        if (creation.isEmpty()) {
            throw new AssertionError(
                    ("Nobody knows how an item gets into the list GET %s. Say it in"
                                    + " com.bluesky.charging.proof.Rows.")
                            .formatted(path));
        }
        Api client = world.clientOf(owner, creation.get());
        Calls calls = new Calls(document);
        Api.Answer answer = calls.current(calls.of(creation.get(), owner, 0), client).by(client);
        if (answer.status() >= 300) {
            throw new AssertionError(creation.get() + " does not add an item: " + answer.body());
        }
    }

    /** An order that its pile refuses is over at once. */
    private void failedOrder() throws Exception {
        pile.misbehave(new Misbehaviour.Refuse("RemoteStartTransaction", "Rejected"));
        try {
            Map<String, Object> start =
                    Map.of(
                            "deviceId", owner.id(Thing.DEVICE),
                            "connectorId", 1,
                            "userId", owner.id(Thing.USER));
            // The order before it may not have left the connector yet.
            Api.Answer[] answer = new Api.Answer[1];
            await().atMost(PATIENCE)
                    .until(() -> {
                        answer[0] = owner.app().post("/v1/orders", start);
                        return answer[0].status() == 202;
                    });
            String order = answer[0].text("orderId");
            await().atMost(PATIENCE)
                    .until(() ->
                            owner.app().get("/v1/orders/" + order).text("status").equals("FAILED"));
        } finally {
            pile.behave();
        }
    }

    /** A customer has two keys at the most, so one goes before another comes. */
    private void key() throws Exception {
        String path = "/v1/customers/" + owner.id(Thing.CUSTOMER) + "/keys";
        for (JsonNode key : owner.backOffice().get(path + "?limit=200").body().path("items")) {
            String keyId = key.path("keyId").asString();
            if (!key.has("revokedAt") && !keyId.equals(owner.keyId())) {
                owner.backOffice().delete(path + "/" + keyId).expect(204);
            }
        }
        post("/v1/customers/{customerId}/keys");
    }

    /** What is published as it is already is no new version. */
    private void version() throws Exception {
        String plan = "/v1/price-plans/" + owner.id(Thing.PRICE_PLAN);
        owner.app()
                .postMatching(
                        plan + "/publish",
                        Map.of(
                                "components",
                                List.of(Map.of("kind", "ENERGY", "price", "1")),
                                "defaultHoldMinor",
                                1_000 + COUNT.incrementAndGet()),
                        owner.app().get(plan).headers().firstValue("ETag").orElse(""))
                .expect(200);
    }

    /** A plan is assigned to a place once, so each assignment is of another device. */
    private void assignment() throws Exception {
        Operation creation = document.operation("POST /v1/devices");
        String device = new Calls(document).of(creation, owner, 0).by(owner.app()).text("deviceId");
        owner.app()
                .put(
                        "/v1/devices/" + device + "/price-plan",
                        Map.of("planId", owner.id(Thing.PRICE_PLAN)))
                .expect(200);
    }

    private void statuses() {
        for (String status : List.of("Preparing", "Available")) {
            pile.report(
                    "StatusNotification",
                    "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"%s\"}"
                            .formatted(status));
        }
    }

    private void sample() {
        pile.report(
                "MeterValues",
                "{\"connectorId\":2,\"transactionId\":%s,\"meterValue\":[%s]}"
                        .formatted(owner.id(Thing.TRANSACTION), meterValue()));
    }

    private String meterValue() {
        return "{\"timestamp\":\"%s\",\"sampledValue\":[{\"value\":\"%d\",\"unit\":\"Wh\"}]}"
                .formatted(Instant.now(), COUNT.incrementAndGet());
    }

    private void frame() throws Exception {
        owner.backOffice()
                .post(
                        "/v1/devices/" + owner.id(Thing.DEVICE) + "/trace",
                        Map.of("durationSeconds", 300))
                .expect(200);
        pile.report("Heartbeat", "{}");
    }
}
