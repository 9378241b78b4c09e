package com.bluesky.charging.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.proof.Program.Kind;
import com.bluesky.charging.proof.Program.Step;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.web.Api;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One execution of a program, by one client or several that share its Idempotency-Keys. Each sends
 * every request of the program in its order, and the one or other again.
 */
final class Execution {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern ID =
            Pattern.compile("([a-z]+)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{4}-[0-9a-f-]{17}");

    /** What depends on how long something took. */
    private static final List<String> MEASURED =
            List.of(
                    "energyWh",
                    "derivedEnergyWh",
                    "powerWatts",
                    "stateOfChargePercent",
                    "meterStartWh",
                    "meterStopWh",
                    "billId");

    private final Party owner;
    private final SimulatedPile pile;
    private final List<Step> program;

    /** The keys of this execution begin with it. */
    private final String prefix = UUID.randomUUID().toString();

    /** The ids of what the program names. */
    private final ConcurrentMap<String, String> ids = new ConcurrentHashMap<>();

    /** The first answer to each request. */
    private final ConcurrentMap<Integer, JsonNode> answers = new ConcurrentHashMap<>();

    /** The version that each change is meant for. */
    private final ConcurrentMap<Integer, String> etags = new ConcurrentHashMap<>();

    /**
     * @param pile of the owner
     */
    Execution(Party owner, SimulatedPile pile, List<Step> program) {
        this.owner = owner;
        this.pile = pile;
        this.program = program;
    }

    /** Once, by one client. */
    void once() throws Exception {
        for (Step step : program) {
            carryOut(step);
        }
    }

    /** By several clients, each of which repeats what came before at random. */
    void often(int clients, long seed) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> all =
                    IntStream.range(0, clients)
                            .<Future<?>>mapToObj(client ->
                                    threads.submit(() -> {
                                        repeating(new Random(seed * clients + client));
                                        return true;
                                    }))
                            .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
    }

    private void repeating(Random random) throws Exception {
        for (Step step : program) {
            carryOut(step);
            if (random.nextInt(3) == 0) {
                carryOut(program.get(random.nextInt(step.number() + 1)));
            }
        }
    }

    private void carryOut(Step step) throws Exception {
        Api app = owner.app();
        String user = "/v1/users/" + ids.getOrDefault(step.user(), "");
        String subject = ids.getOrDefault(String.valueOf(step.subject()), "");
        switch (step.kind()) {
            case REGISTER_USER ->
                    made(step, step.user(), post(step, "/v1/users", Map.of("name", step.user())));
            case CHANGE_USER -> change(step, user);
            case TOP_UP ->
                    same(step, post(step, user + "/wallet/top-ups", money(step)).expect(201));
            case REFUND ->
                    same(step, post(step, user + "/wallet/refunds", money(step)).expect(201));
            case REGISTER_CARD ->
                    made(step, named(step), post(step, user + "/cards", Map.of("tag", tag(step))));
            case BLOCK_CARD ->
                    post(step, user + "/cards/" + subject + "/block", Map.of()).expect(200);
            case UNBLOCK_CARD ->
                    post(step, user + "/cards/" + subject + "/unblock", Map.of()).expect(200);
            case REMOVE_CARD ->
                    app.send(
                                    app.request(user + "/cards/" + subject)
                                            .header("Idempotency-Key", key(step))
                                            .DELETE())
                            .expect(204);
            case START -> start(step);
            case STOP -> {
                post(step, "/v1/orders/" + subject + "/stop", Map.of()).expect(202);
                awaitOver(step, subject);
            }
            case SETTLE ->
                    same(
                            step,
                            post(step, "/v1/orders/" + subject + "/settle", Map.of()).expect(200));
        }
    }

    private Api.Answer post(Step step, String path, Map<String, ?> body) throws Exception {
        return owner.app().post(path, body, key(step));
    }

    private String key(Step step) {
        return prefix + "-" + step.number();
    }

    private static String named(Step step) {
        return Objects.requireNonNull(step.subject());
    }

    private static Map<String, Object> money(Step step) {
        return Map.of("amountMinor", step.value(), "currency", "CNY");
    }

    /** Of at most 20 characters, and nobody else's. */
    private String tag(Step step) {
        return prefix.substring(0, 8) + step.number();
    }

    /** What is made has one id, whoever is told of it. */
    private void made(Step step, String name, Api.Answer answer) {
        String id = answer.expect(201).text("id");
        assertThat(ids.putIfAbsent(name, id)).as("%s", step).isIn(null, id);
    }

    /** Every repeat is told what the first was told. */
    private void same(Step step, Api.Answer answer) {
        ObjectNode told = (ObjectNode) answer.body().deepCopy();
        told.remove("version");
        JsonNode first = answers.putIfAbsent(step.number(), told);
        if (first != null) {
            assertThat(told).as("%s", step).isEqualTo(first);
        }
    }

    /** A repeat of the latest change is as good as the first, of a former one it is refused. */
    private void change(Step step, String user) throws Exception {
        String read = owner.app().get(user).expect(200).headers().firstValue("ETag").orElse("");
        String known = etags.putIfAbsent(step.number(), read);
        Api.Answer answer =
                owner.app()
                        .patch(
                                user,
                                Map.of("name", "Name " + step.value()),
                                known == null ? read : known);
        assertThat(answer.status()).as("%s: %s", step, answer.body()).isIn(200, 412);
    }

    private void start(Step step) throws Exception {
        long meterWh = meterWh(step);
        Api.Answer answer =
                post(
                        step,
                        "/v1/orders",
                        Map.of(
                                "deviceId",
                                owner.id(Thing.DEVICE),
                                "connectorId",
                                step.value(),
                                "userId",
                                ids.getOrDefault(step.user(), "")));
        String order = answer.expect(202).text("orderId");
        assertThat(ids.putIfAbsent(named(step), order)).as("%s", step).isIn(null, order);
        same(step, answer);
        await().atMost(PATIENCE)
                .until(() -> !List.of("REQUESTED", "STARTING").contains(status(order)));
        // A charge without energy costs nothing, also when it is stopped at once.
        await().atMost(PATIENCE)
                .until(() -> meterWh(step) > meterWh || !status(order).equals("CHARGING"));
    }

    private long meterWh(Step step) {
        return pile.state().connector((int) step.value()).meterWh();
    }

    private String status(String order) throws Exception {
        return owner.app().get("/v1/orders/" + order).text("status");
    }

    /** The bill is made, and what it says was taken from the wallet; the connector is free. */
    private void awaitOver(Step step, String order) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(order)).isEqualTo("SETTLED"));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(wallet(step.user()).path("heldMinor").asLong())
                                .isEqualTo(held(step.user())));
        await().atMost(PATIENCE).until(() -> isFreeOrOfAnother((int) step.value(), order));
    }

    private boolean isFreeOrOfAnother(int connector, String order) throws Exception {
        JsonNode shown =
                owner.app()
                        .get("/v1/devices/" + owner.id(Thing.DEVICE))
                        .body()
                        .path("connectors")
                        .path(connector - 1);
        boolean isFree =
                !shown.path("occupied").asBoolean(true)
                        && shown.path("status").asString("").equals("AVAILABLE");
        return isFree || startedLater(connector, order);
    }

    /** Whether another client has gone on to the next charge at the connector. */
    private boolean startedLater(int connector, String order) throws Exception {
        for (JsonNode live : orders("deviceId=" + owner.id(Thing.DEVICE))) {
            if (live.path("connectorId").asInt() == connector
                    && isLive(live)
                    && !live.path("orderId").asString().equals(order)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLive(JsonNode order) {
        return !List.of("ENDED", "SETTLED", "FAILED").contains(order.path("status").asString());
    }

    private List<JsonNode> orders(String filter) throws Exception {
        return owner.app()
                .get("/v1/orders?limit=200&" + filter)
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private JsonNode wallet(String user) throws Exception {
        return owner.app()
                .get("/v1/users/" + ids.getOrDefault(user, "") + "/wallet")
                .expect(200)
                .body();
    }

    /** What the orders of a user that are not over hold. */
    private long held(String user) throws Exception {
        return orders("userId=" + ids.getOrDefault(user, "")).stream()
                        .filter(Execution::isLive)
                        .count()
                * Program.HOLD_MINOR;
    }

    /** All that can be read of what the program made, with the program's own names in it. */
    Map<String, JsonNode> state() throws Exception {
        assertQuiet();
        Map<String, JsonNode> state = new TreeMap<>();
        for (Map.Entry<String, String> entry : new TreeMap<>(ids).entrySet()) {
            String name = entry.getKey();
            String id = entry.getValue();
            if (name.startsWith("user")) {
                String path = "/v1/users/" + id;
                state.put(name, read(path));
                state.put(name + " wallet", read(path + "/wallet"));
                state.put(name + " cards", read(path + "/cards?limit=200"));
                state.put(name + " orders", read("/v1/orders?limit=200&userId=" + id));
            } else if (name.startsWith("order")) {
                state.put(name, read("/v1/orders/" + id));
            }
        }
        return state;
    }

    /** Waits until every hold that stands is one of an order that is not over. */
    private void assertQuiet() {
        for (String name : new TreeSet<>(ids.keySet())) {
            if (name.startsWith("user")) {
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(wallet(name).path("heldMinor").asLong())
                                        .isEqualTo(held(name)));
            }
        }
    }

    private JsonNode read(String path) throws Exception {
        JsonNode body = owner.app().get(path).expect(200).body();
        still(body);
        String text = body.toString();
        for (Map.Entry<String, String> each : ids.entrySet()) {
            text = text.replace(each.getValue(), each.getKey());
        }
        text = INSTANT.matcher(text).replaceAll("then");
        return JSON.readTree(ID.matcher(text).replaceAll("$1"));
    }

    /** An order's version counts its samples too. */
    private static void still(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(MEASURED);
            if (object.has("orderId")) {
                object.remove("version");
            }
        }
        node.forEach(Execution::still);
    }

    /** The ids of all users that the program made. */
    List<String> users() {
        return ids.entrySet().stream()
                .filter(each -> each.getKey().startsWith("user"))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** What the wallet of a user shows. */
    RepeatsTest.Books balance(String user) throws Exception {
        JsonNode wallet = read("/v1/users/" + user + "/wallet");
        return new RepeatsTest.Books(
                wallet.path("balanceMinor").asLong(), wallet.path("heldMinor").asLong());
    }

    /** At most one order that is not over at each connector. */
    void assertOneOrderPerConnector() throws Exception {
        Map<Integer, Long> live = new TreeMap<>();
        for (JsonNode order : orders("deviceId=" + owner.id(Thing.DEVICE))) {
            if (isLive(order)) {
                live.merge(order.path("connectorId").asInt(), 1L, Long::sum);
            }
        }
        assertThat(live.values()).allMatch(count -> count == 1);
    }

    /** Stops what still runs, so that the next program finds free connectors. */
    void end() throws Exception {
        for (Step step : program) {
            if (step.kind() == Kind.START) {
                String order = ids.getOrDefault(named(step), "");
                owner.app().post("/v1/orders/" + order + "/stop", Map.of()).expect(202);
                awaitOver(step, order);
            }
        }
    }
}
