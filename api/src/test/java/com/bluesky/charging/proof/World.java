package com.bluesky.charging.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.PileSettings.Driver;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.simulator.contract.SimulatedPiles;
import com.bluesky.charging.web.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;

/**
 * Two operators: the sandbox's with four customers, and another with one. Each customer has one of
 * each {@link Thing}, with a pile of its own that is linked. All proofs share it.
 */
final class World implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What customers can have; {@code platform} is the platform's own. */
    private static final List<String> SCOPES =
            List.of(
                    "users:read",
                    "users:write",
                    "wallets:write",
                    "equipment:read",
                    "equipment:write",
                    "equipment:control",
                    "orders:read",
                    "orders:write",
                    Party.SEES_ALL,
                    Party.MANAGES);

    private final Api anonymous;
    private final Api platform;
    private final JsonNode sandbox;
    private final Document document = Document.committed();
    private final SimulatedPiles piles = SimulatedPiles.find();
    private final Map<String, SimulatedPile> pilesByDevice = new ConcurrentHashMap<>();

    final Party one;
    final Party other;
    final Party stranger;

    /** Of the first operator too; what it has is changed and ended. */
    final Party spent;

    /** Of the first operator too; what it has is changed to the limits. */
    final Party tried;

    World(Api anonymous, Api platform, JsonNode sandbox) throws Exception {
        this.anonymous = anonymous;
        this.platform = platform;
        this.sandbox = sandbox;
        String operator = sandbox.path("operatorId").asString();
        String another =
                platform.post("/v1/operators", Map.of("name", "B", "currency", "CNY"))
                        .expect(201)
                        .text("id");
        try (ExecutorService makers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Party> first = makers.submit(() -> make("A1", operator));
            Future<Party> second = makers.submit(() -> make("A2", operator));
            Future<Party> third = makers.submit(() -> make("B", another));
            Future<Party> fourth = makers.submit(() -> make("A3", operator));
            Future<Party> fifth = makers.submit(() -> make("A4", operator));
            one = first.get();
            other = second.get();
            stranger = third.get();
            spent = fourth.get();
            tried = fifth.get();
        }
    }

    Api anonymous() {
        return anonymous;
    }

    Api platform() {
        return platform;
    }

    /** Whoever may call an operation about what a customer has. */
    Api clientOf(Party owner, Operation operation) {
        return owner.mayCall(operation) ? owner.clientFor(operation) : platform;
    }

    /** The pile of a party's device. */
    SimulatedPile pileOf(Party owner) {
        return Objects.requireNonNull(pilesByDevice.get(owner.id(Thing.DEVICE)));
    }

    @Override
    public void close() {
        piles.close();
    }

    /** A connector of a device that is registered. */
    static Map<String, Object> connector(int number) {
        return Map.of(
                "connectorId",
                number,
                "plug",
                "GB_T_DC",
                "currentType",
                "DC",
                "maxPowerWatts",
                60_000);
    }

    /**
     * The only customer of another operator. Its first pile is free; at its second one, which has
     * no tariff, a charge by its card is over and cannot be billed yet.
     */
    Party newcomer() throws Exception {
        String operator =
                platform.post("/v1/operators", Map.of("name", "New", "currency", "CNY"))
                        .expect(201)
                        .text("id");
        return make("Newcomer", operator, Maker::chargeWithoutTariff);
    }

    private Party make(String name, String operator) throws Exception {
        return make(name, operator, Maker::charge);
    }

    private Party make(String name, String operator, Past past) throws Exception {
        Map<Thing, List<String>> things = new EnumMap<>(Thing.class);
        String customer =
                platform.post(
                                "/v1/customers",
                                Map.of(
                                        "operatorId", operator,
                                        "name", name,
                                        "paymentMode", "WALLET"))
                        .expect(201)
                        .text("id");
        String apiKey = key(customer, SCOPES).text("apiKey");
        Maker maker = new Maker(name, anonymous.withToken(apiKey), things);
        maker.put(Thing.OPERATOR, operator);
        maker.put(Thing.CUSTOMER, customer);
        maker.put(Thing.KEY, key(customer, List.of("users:read")).text("keyId"));
        if (document.has("POST /v1/operators/{operatorId}/administrators")) {
            maker.makeAdministrator(operator);
        }
        maker.makeEquipment();
        maker.makeUser();
        past.of(maker);
        return new Party(
                name,
                anonymous,
                apiKey,
                SCOPES,
                things,
                operator.equals(sandbox.path("operatorId").asString())
                        ? steered()
                        : maker.id(Thing.DEVICE));
    }

    /** Another of the sandbox's piles than those that other tests steer. */
    private String steered() {
        return sandbox.path("devices")
                .valueStream()
                .filter(each -> each.path("simulated").asBoolean(false))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private Api.Answer key(String customer, List<String> scopes) throws Exception {
        return platform.post("/v1/customers/" + customer + "/keys", Map.of("scopes", scopes))
                .expect(201);
    }

    /** What happened before a proof begins. */
    private interface Past {
        void of(Maker maker) throws Exception;
    }

    /** Makes what one customer has. */
    private final class Maker {

        private final String name;
        private final Api app;
        private final Map<Thing, List<String>> things;
        private final String tag = UUID.randomUUID().toString().substring(0, 18);

        private Maker(String name, Api app, Map<Thing, List<String>> things) {
            this.name = name;
            this.app = app;
            this.things = things;
        }

        private void put(Thing thing, String id) {
            things.computeIfAbsent(thing, _ -> new ArrayList<>()).add(id);
        }

        private String id(Thing thing) {
            return Objects.requireNonNull(things.get(thing)).getFirst();
        }

        private String created(String path, Map<String, ?> body, String field) throws Exception {
            return app.post(path, body).expect(201).text(field);
        }

        private void makeAdministrator(String operator) throws Exception {
            put(
                    Thing.ADMINISTRATOR,
                    created(
                            "/v1/operators/" + operator + "/administrators",
                            Map.of(
                                    "name",
                                    "Person of " + name,
                                    "email",
                                    UUID.randomUUID() + "@proof.example"),
                            "id"));
        }

        private void makeEquipment() throws Exception {
            String site = makeSite();
            put(Thing.PRICE_PLAN, created("/v1/price-plans", Map.of("name", name), "id"));
            String plan = "/v1/price-plans/" + id(Thing.PRICE_PLAN);
            app.postMatching(
                            plan + "/publish",
                            Map.of(
                                    "components",
                                    // One price for a charge, however long it takes.
                                    List.of(
                                            Map.of("kind", "ENERGY", "price", "0"),
                                            Map.of("kind", "FLAT", "price", "3.00")),
                                    "defaultHoldMinor",
                                    Program.HOLD_MINOR),
                            app.get(plan).headers().firstValue("ETag").orElse(""))
                    .expect(200);
            app.put("/v1/sites/" + site + "/price-plan", Map.of("planId", id(Thing.PRICE_PLAN)))
                    .expect(200);
            String device = makeDevice(site);
            await().atMost(PATIENCE).until(() -> isReady(device) && hasTariffs(device));
            put(
                    Thing.COMMAND,
                    app.post("/v1/devices/" + device + "/commands/clear-cache", Map.of())
                            .expect(202)
                            .text("commandId"));
        }

        private String makeSite() throws Exception {
            String site =
                    created(
                            "/v1/sites",
                            Map.of(
                                    "name",
                                    "Site of " + name,
                                    "address",
                                    "1 Proof Road",
                                    "latitude",
                                    31.2,
                                    "longitude",
                                    121.5,
                                    "zone",
                                    "Asia/Shanghai"),
                            "id");
            put(Thing.SITE, site);
            return site;
        }

        /** With a pile that is linked. */
        private String makeDevice(String site) throws Exception {
            Api.Answer registered =
                    app.post(
                                    "/v1/devices",
                                    Map.of(
                                            "siteId",
                                            site,
                                            "name",
                                            "Pile of " + name,
                                            "connectors",
                                            List.of(connector(1), connector(2))))
                            .expect(201);
            String device = registered.text("deviceId");
            put(Thing.DEVICE, device);
            SimulatedPile pile =
                    piles.pile(
                            PileSettings.at(
                                            new Access(
                                                    sandbox.path("plainOcppUrl").asString(),
                                                    device,
                                                    registered.text("password"),
                                                    null))
                                    .connectors(2)
                                    .driver(Driver.OBLIGING)
                                    // Nothing changes by itself while a proof looks.
                                    .sampleInterval(Duration.ofHours(1))
                                    .build());
            pilesByDevice.put(device, pile);
            pile.connect();
            return device;
        }

        private boolean isReady(String device) throws Exception {
            JsonNode connectors = app.get("/v1/devices/" + device).body().path("connectors");
            return app.get("/v1/devices/" + device + "/status")
                            .body()
                            .path("online")
                            .asBoolean(false)
                    && connectors.size() == 2
                    && connectors
                            .valueStream()
                            .allMatch(each -> each.path("status").asString("").equals("AVAILABLE"));
        }

        private boolean hasTariffs(String device) throws Exception {
            return app.get("/v1/devices/" + device)
                    .body()
                    .path("connectors")
                    .valueStream()
                    .allMatch(each -> each.has("tariff"));
        }

        private void makeUser() throws Exception {
            String user = created("/v1/users", Map.of("name", "Driver of " + name), "id");
            put(Thing.USER, user);
            put(
                    Thing.TOP_UP,
                    created("/v1/users/" + user + "/wallet/top-ups", money(100_000), "topUpId"));
            if (document.has("POST /v1/users/{userId}/wallet/refunds")) {
                put(
                        Thing.REFUND,
                        created("/v1/users/" + user + "/wallet/refunds", money(100), "refundId"));
            }
            put(Thing.CARD, created("/v1/users/" + user + "/cards", Map.of("tag", tag), "id"));
        }

        private static Map<String, Object> money(long amountMinor) {
            return Map.of("amountMinor", amountMinor, "currency", "CNY");
        }

        /** One charge that is settled, and one that runs. */
        private void charge() throws Exception {
            String settled = start(1);
            awaitStatus(settled, "CHARGING");
            app.post("/v1/orders/" + settled + "/stop", Map.of()).expect(202);
            awaitStatus(settled, "SETTLED");
            // The driver unplugs a moment later, which the pile tells too.
            await().atMost(PATIENCE).until(() -> isReady(id(Thing.DEVICE)));
            put(Thing.ORDER, settled);
            put(Thing.BILL, app.get("/v1/orders/" + settled + "/bill").expect(200).text("billId"));
            String running = startByCard(id(Thing.DEVICE), 2);
            put(Thing.ORDER, running);
            put(Thing.TRANSACTION, transactionOf(running));
        }

        /** One charge by a card that is over, at another device than the first. */
        private void chargeWithoutTariff() throws Exception {
            String device = makeDevice(makeSite());
            await().atMost(PATIENCE).until(() -> isReady(device));
            String order = startByCard(device, 1);
            SimulatedPile pile = Objects.requireNonNull(pilesByDevice.get(device));
            await().atMost(PATIENCE).until(() -> pile.state().connector(1).meterWh() > 0);
            put(Thing.ORDER, order);
            put(Thing.TRANSACTION, transactionOf(order));
            pile.unplug(1);
            awaitStatus(order, "ENDED");
            await().atMost(PATIENCE).until(() -> isReady(device));
        }

        private String start(int connector) throws Exception {
            return app.post(
                            "/v1/orders",
                            Map.of(
                                    "deviceId",
                                    id(Thing.DEVICE),
                                    "connectorId",
                                    connector,
                                    "userId",
                                    id(Thing.USER)))
                    .expect(202)
                    .text("orderId");
        }

        /** Holds the card to the pile, and finds what became of it. */
        private String startByCard(String device, int connector) {
            SimulatedPile pile = Objects.requireNonNull(pilesByDevice.get(device));
            pile.plugIn(connector);
            pile.presentCard(connector, tag);
            Callable<JsonNode> charging =
                    () ->
                            app.get("/v1/orders?status=CHARGING&cardId=" + id(Thing.CARD))
                                    .expect(200)
                                    .body()
                                    .path("items")
                                    .path(0)
                                    .path("orderId");
            return await().atMost(PATIENCE).until(charging, JsonNode::isString).asString();
        }

        private void awaitStatus(String order, String status) {
            Callable<String> now = () -> app.get("/v1/orders/" + order).text("status");
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(now.call()).isEqualTo(status));
        }

        /** OCPP's number of a running charge is told with its events only. */
        private String transactionOf(String order) throws Exception {
            return app.get("/v1/orders/" + order + "/events")
                    .expect(200)
                    .body()
                    .findValue("transactionId")
                    .asString();
        }
    }
}
