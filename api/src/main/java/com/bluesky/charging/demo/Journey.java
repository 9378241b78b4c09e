package com.bluesky.charging.demo;

import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.PileSettings.Access;
import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import com.bluesky.charging.simulator.contract.PileState;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.simulator.contract.SimulatedPiles;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The main job from the token to the bill. */
final class Journey {

    /** Enough for any hold of the sandbox's plan. */
    private static final long TOP_UP_MINOR = 10_000;

    private static final int CONNECTOR = 1;

    private static final int SAMPLES = 8;

    private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(2);

    /** Just below what the connector can give, so that no sample looks like more than that. */
    private static final double PART_OF_MAX_POWER = 0.95;

    private static final Vehicle VEHICLE = new Vehicle(75_000, 24);

    private static final Set<String> NOT_STARTED = Set.of("REQUESTED", "STARTING", "UNKNOWN");

    private final Sandbox sandbox;
    private final OpenApi api;
    private final SimulatedPiles piles;
    private final Story story;

    Journey(Sandbox sandbox, OpenApi api, SimulatedPiles piles, Story story) {
        this.sandbox = sandbox;
        this.api = api;
        this.piles = piles;
        this.story = story;
    }

    void run() throws InterruptedException {
        story.title("One charge through " + sandbox.baseUrl());
        token();
        JsonNode user = register();
        String currency = topUp(user);
        sites();
        Sandbox.Device device = chooseDevice();
        try (SimulatedPile pile = link(device)) {
            String orderId = start(user, pile);
            watch(orderId, currency);
            stop(orderId);
            pile.unplug(CONNECTOR);
            bill(orderId, user, currency);
            history(orderId);
        }
    }

    private void token() throws InterruptedException {
        JsonNode token = api.authenticate(sandbox.apiKey());
        story.step(
                "Token",
                "good for %d minutes"
                        .formatted(
                                Duration.ofSeconds(token.path("expires_in").asLong()).toMinutes()));
        story.more("allows " + token.path("scope").asString());
    }

    private JsonNode register() throws InterruptedException {
        ObjectNode body = OpenApi.object().put("name", "Ada Demo");
        JsonNode written = api.post("/v1/users", body);
        JsonNode user = api.get("/v1/users/" + written.path("id").asString());
        story.step(
                "User",
                "registered %s as %s"
                        .formatted(user.path("name").asString(), user.path("userId").asString()));
        return user;
    }

    private String topUp(JsonNode user) throws InterruptedException {
        String currency = user.path("currency").asString();
        api.post(
                walletOf(user) + "/top-ups",
                OpenApi.object().put("amountMinor", TOP_UP_MINOR).put("currency", currency));
        story.step(
                "Top up",
                Story.money(TOP_UP_MINOR, currency)
                        + "; "
                        + wallet(api.get(walletOf(user)), currency));
        return currency;
    }

    private void sites() throws InterruptedException {
        List<JsonNode> sites = api.get("/v1/sites").path("items").valueStream().toList();
        story.step("Sites", sites.size() + " to be seen");
        for (JsonNode site : sites) {
            story.more(
                    "%s, %s: %d devices, %d of %d connectors free"
                            .formatted(
                                    site.path("name").asString(),
                                    site.path("address").asString(),
                                    site.path("devices").asInt(),
                                    site.path("freeConnectors").asInt(),
                                    site.path("connectors").asInt()));
        }
    }

    /** The most powerful one that is free: a short charge then delivers something worth a bill. */
    private Sandbox.Device chooseDevice() throws InterruptedException {
        Sandbox.Device chosen = null;
        JsonNode shown = null;
        long mostWatts = -1;
        for (Sandbox.Device candidate : sandbox.devicesToSimulate()) {
            JsonNode device = api.get("/v1/devices/" + candidate.id());
            JsonNode connector = connectorOf(device);
            long watts = connector.path("maxPowerWatts").asLong();
            if (!connector.path("occupied").asBoolean(false) && watts > mostWatts) {
                chosen = candidate;
                shown = device;
                mostWatts = watts;
            }
        }
        if (chosen == null || shown == null) {
            throw new DemoFailed("No device of the sandbox is free for the demo's own pile.");
        }
        story.in(ZoneId.of(shown.path("zone").asString()));
        tell(shown, connectorOf(shown));
        return chosen;
    }

    private void tell(JsonNode device, JsonNode connector) {
        story.step(
                "Device",
                "%s (%s), connector %d: %s, up to %s"
                        .formatted(
                                device.path("name").asString(),
                                device.path("deviceId").asString(),
                                CONNECTOR,
                                connector.path("plug").asString(),
                                Story.power(connector.path("maxPowerWatts").asLong())));
        JsonNode tariff = connector.path("tariff");
        if (!tariff.isObject()) {
            throw new DemoFailed("The device has no tariff.");
        }
        story.more(
                "tariff of %s, in %s, %s held at the start"
                        .formatted(
                                tariff.path("zone").asString(),
                                tariff.path("currency").asString(),
                                Story.money(
                                        tariff.path("defaultHoldMinor").asLong(),
                                        tariff.path("currency").asString())));
        tariff.path("components").forEach(this::tellPrice);
    }

    private void tellPrice(JsonNode component) {
        String from = component.path("from").asString("");
        String to = component.path("to").asString("");
        story.more(
                "  %-13s %s per %s (%s)"
                        .formatted(
                                times(from, to),
                                component.path("price").asString(),
                                component.path("unit").asString(),
                                component.path("kind").asString()));
    }

    private static String times(String from, String to) {
        return from.isEmpty() && to.isEmpty()
                ? "always"
                : (from.isEmpty() ? "00:00" : from) + " to " + (to.isEmpty() ? "24:00" : to);
    }

    private SimulatedPile link(Sandbox.Device device) throws InterruptedException {
        long maxPowerWatts = connector(device).path("maxPowerWatts").asLong();
        SimulatedPile pile =
                piles.pile(
                        PileSettings.at(
                                        new Access(
                                                sandbox.ocppUrl(),
                                                device.id(),
                                                device.password(),
                                                sandbox.caCertificate()))
                                .powerWatts(Math.round(maxPowerWatts * PART_OF_MAX_POWER))
                                .sampleInterval(SAMPLE_INTERVAL)
                                .vehicle(VEHICLE)
                                .build());
        pile.connect();
        Wait.until("The server does not accept the simulated pile", pile::state, PileState::ready);
        pile.plugIn(CONNECTOR);
        awaitDevice(device, "PREPARING");
        story.more("its pile, simulated here, is linked by OCPP 1.6J, and a vehicle plugged in");
        return pile;
    }

    private void awaitDevice(Sandbox.Device device, String status) throws InterruptedException {
        Wait.until(
                "The device does not become " + status,
                () -> connector(device).path("status").asString(),
                status::equals);
    }

    private String start(JsonNode user, SimulatedPile pile) throws InterruptedException {
        ObjectNode body =
                OpenApi.object()
                        .put("userId", user.path("userId").asString())
                        .put("deviceId", pile.deviceId())
                        .put("connectorId", CONNECTOR);
        String orderId = api.post("/v1/orders", body).path("orderId").asString();
        story.step("Start", "order " + orderId);
        JsonNode order =
                awaitOrder(
                        orderId,
                        "The charge does not start",
                        each -> !NOT_STARTED.contains(status(each)));
        story.more("charging since " + story.time(order.path("startedAt").asString()));
        return orderId;
    }

    private void watch(String orderId, String currency) throws InterruptedException {
        story.step("Live", "a sample every " + SAMPLE_INTERVAL.toSeconds() + " s");
        for (int shown = 0; shown < SAMPLES; shown++) {
            int wanted = shown;
            JsonNode samples =
                    Wait.until(
                            "No more samples arrive",
                            () -> api.get("/v1/orders/" + orderId + "/samples").path("items"),
                            items -> items.size() > wanted);
            tellSample(samples.path(shown), api.get("/v1/orders/" + orderId), currency);
        }
    }

    private void tellSample(JsonNode sample, JsonNode order, String currency) {
        story.more(
                "%s  meter %s  %s  %d %%  so far %s, %s"
                        .formatted(
                                story.time(sample.path("time").path("at").asString()),
                                Story.energy(sample.path("meterWh").asLong()),
                                Story.power(sample.path("powerWatts").asLong()),
                                sample.path("stateOfChargePercent").asInt(),
                                Story.energy(order.path("energyWh").asLong()),
                                Story.money(order.path("costMinor").asLong(0), currency)));
    }

    private void stop(String orderId) throws InterruptedException {
        api.post("/v1/orders/" + orderId + "/stop", OpenApi.object());
        JsonNode order =
                awaitOrder(
                        orderId,
                        "The charge is not settled",
                        each -> status(each).equals("SETTLED"));
        story.step(
                "Stop",
                "ended at %s (%s)"
                        .formatted(
                                story.time(order.path("endedAt").asString()),
                                order.path("stopReason").asString("")));
    }

    private void bill(String orderId, JsonNode user, String currency) throws InterruptedException {
        JsonNode bill = api.get("/v1/orders/" + orderId + "/bill");
        story.step(
                "Bill",
                "%s for %s"
                        .formatted(
                                Story.money(bill.path("totalMinor").asLong(), currency),
                                Story.energy(bill.path("energyWh").asLong())));
        for (JsonNode line : bill.path("lines")) {
            story.more(
                    "%s  %s to %s  %s %s at %s = %s"
                            .formatted(
                                    line.path("kind").asString(),
                                    story.time(line.path("from").asString()),
                                    story.time(line.path("to").asString()),
                                    line.path("quantity").asString(),
                                    line.path("unit").asString(),
                                    line.path("unitPrice").asString(),
                                    Story.money(line.path("amountMinor").asLong(), currency)));
        }
        JsonNode settled =
                Wait.until(
                        "The hold is not released",
                        () -> api.get(walletOf(user)),
                        wallet -> wallet.path("heldMinor").asLong() == 0);
        story.more(wallet(settled, currency));
    }

    private void history(String orderId) throws InterruptedException {
        List<JsonNode> events =
                api.get("/v1/orders/" + orderId + "/events?limit=200")
                        .path("items")
                        .valueStream()
                        .toList();
        story.step("Events", events.size() + " of the order, as they are stored");
        for (JsonNode event : events) {
            story.more(
                    "%3d  %s  %s"
                            .formatted(
                                    event.path("sequence").asLong(),
                                    story.time(event.path("recordedAt").asString()),
                                    event.path("type").asString()));
        }
    }

    private JsonNode awaitOrder(String orderId, String failure, Predicate<JsonNode> wished)
            throws InterruptedException {
        JsonNode order =
                Wait.until(
                        failure,
                        () -> api.get("/v1/orders/" + orderId),
                        each -> wished.test(each) || status(each).equals("FAILED"));
        if (status(order).equals("FAILED")) {
            throw new DemoFailed(
                    "The charge failed: %s %s"
                            .formatted(
                                    order.path("failureCode").asString(""),
                                    order.path("failureDetail").asString("")));
        }
        return order;
    }

    private JsonNode connector(Sandbox.Device device) throws InterruptedException {
        return connectorOf(api.get("/v1/devices/" + device.id()));
    }

    private static JsonNode connectorOf(JsonNode device) {
        for (JsonNode connector : device.path("connectors")) {
            if (connector.path("connectorId").asInt() == CONNECTOR) {
                return connector;
            }
        }
        throw new DemoFailed("The device has no connector " + CONNECTOR + ".");
    }

    private static String status(JsonNode order) {
        return order.path("status").asString();
    }

    private static String walletOf(JsonNode user) {
        return "/v1/users/" + user.path("userId").asString() + "/wallet";
    }

    private static String wallet(JsonNode wallet, String currency) {
        return "the wallet has %s, %s of it held"
                .formatted(
                        Story.money(wallet.path("balanceMinor").asLong(), currency),
                        Story.money(wallet.path("heldMinor").asLong(), currency));
    }
}
