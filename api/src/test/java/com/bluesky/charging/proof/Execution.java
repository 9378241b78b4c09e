package com.bluesky.charging.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.proof.Step.Then;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.web.Api;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.IfMatch;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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

    private static final int ATTEMPTS_MAX = 3;

    /** What never changes, so that a repeat is told the very same. */
    private static final Set<Thing> UNCHANGING = Set.of(Thing.TOP_UP, Thing.REFUND);

    /** The repeat of a change that is not the latest, and of what was ended since. */
    private static final Set<Integer> FORMER = Set.of(412, 409);

    private final World world;
    private final Document document = Document.committed();
    private final Party owner;
    private final SimulatedPile pile;
    private final List<Step> program;

    /** The keys of this execution begin with it. */
    private final String prefix = UUID.randomUUID().toString();

    /** The ids of what the program names. */
    private final ConcurrentMap<String, String> ids = new ConcurrentHashMap<>();

    /** What else each request says that was decided for the first of its kind. */
    private final ConcurrentMap<Integer, JsonNode> bodies = new ConcurrentHashMap<>();

    /** The version that each change is meant for. */
    private final ConcurrentMap<Integer, String> etags = new ConcurrentHashMap<>();

    /** When the pile was started last, before each request to start it again. */
    private final ConcurrentMap<Integer, String> boots = new ConcurrentHashMap<>();

    /** What the first answer to each request that was done says. */
    private final ConcurrentMap<Integer, Told> done = new ConcurrentHashMap<>();

    Execution(World world, Party owner, List<Step> program) {
        this.world = world;
        this.owner = owner;
        this.pile = world.pileOf(owner);
        this.program = program;
        for (Thing thing : EnumSet.complementOf(EnumSet.of(Thing.TRANSACTION))) {
            List<String> given = owner.idsIfAny(thing);
            for (int i = 0; i < given.size(); i++) {
                ids.put(Moves.given(thing, i + 1), given.get(i));
            }
        }
        ids.put("own-key", owner.keyId());
    }

    /**
     * What a repeat is told too.
     *
     * @param content all that was said of what never changes; missing for anything else
     */
    private record Told(int status, JsonNode content) {}

    /** Once, by one client. */
    void once() throws Exception {
        for (Step step : program) {
            carryOut(step);
        }
        assertDone();
    }

    /** By several clients, each of which repeats what came before at random. */
    void often(int clients, long seed) throws Exception {
        Phaser together = new Phaser(clients);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> all =
                    IntStream.range(0, clients)
                            .<Future<?>>mapToObj(client ->
                                    threads.submit(() -> {
                                        try {
                                            repeating(
                                                    new Random(seed * clients + client), together);
                                        } finally {
                                            together.arriveAndDeregister();
                                        }
                                        return true;
                                    }))
                            .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertDone();
    }

    /** What a late repeat would undo is sent by all at once, and before anything else goes on. */
    private void repeating(Random random, Phaser together) throws Exception {
        for (Step step : program) {
            if (step.mayBeLate()) {
                carryOut(step);
            } else {
                together.arriveAndAwaitAdvance();
                carryOut(step);
                together.arriveAndAwaitAdvance();
            }
            Step former = program.get(random.nextInt(step.number() + 1));
            if (former.mayBeLate() && random.nextInt(3) == 0) {
                carryOut(former);
            }
        }
    }

    /** A change that was refused to all is none. */
    private void assertDone() {
        assertThat(program).allSatisfy(step -> assertThat(done).containsKey(step.number()));
    }

    private void carryOut(Step step) throws Exception {
        long meterWh = step.then() == Then.CHARGES ? meterWh(step) : 0;
        if (step.then() == Then.IS_BACK) {
            boots.putIfAbsent(step.number(), bootedAt(step));
        }
        judge(step, send(step));
        switch (step.then()) {
            case NOTHING -> {}
            case CHARGES -> awaitCharge(step, meterWh);
            case IS_SETTLED -> awaitSettled(step);
            case IS_ANSWERED -> awaitAnswer(step);
            case IS_BACK -> {
                awaitAnswer(step);
                awaitReboot(step);
            }
        }
    }

    private Api.Answer send(Step step) throws Exception {
        Operation operation = step.operation();
        Api client = world.clientOf(owner, operation);
        String path = operation.pathWith(idsOf(step.path()));
        HttpRequest.Builder request = client.request(path);
        if (step.hasKey()) {
            request.header(IdempotencyKey.HEADER, prefix + "-" + step.number());
        }
        if (step.hasVersion()) {
            request.header(IfMatch.HEADER, etag(step, client, path));
        }
        if (operation.takesBody()) {
            request.header("Content-Type", operation.mediaType())
                    .method(
                            operation.method(),
                            HttpRequest.BodyPublishers.ofString(body(step).toString()));
        } else {
            request.method(operation.method(), HttpRequest.BodyPublishers.noBody());
        }
        return answered(client, request);
    }

    /** An answer that is lost on the way is asked for again, as every client is told to. */
    private static Api.Answer answered(Api client, HttpRequest.Builder request) throws Exception {
        for (int lost = 0; lost < ATTEMPTS_MAX - 1; lost++) {
            try {
                return client.send(request);
            } catch (IOException e) {
                System.out.println("No answer: " + e.getMessage());
            }
        }
        return client.send(request);
    }

    private Map<String, String> idsOf(Map<String, String> names) {
        Map<String, String> found = new HashMap<>();
        names.forEach((parameter, name) -> found.put(parameter, ids.getOrDefault(name, name)));
        return found;
    }

    /** Of what is changed, or of what an action is about, as it was before the first request. */
    private String etag(Step step, Api client, String path) throws Exception {
        String known = etags.get(step.number());
        if (known != null) {
            return known;
        }
        String read =
                document.has("GET " + step.operation().path())
                        ? path
                        : path.substring(0, path.lastIndexOf('/'));
        String present = client.get(read).expect(200).header("ETag");
        String first = etags.putIfAbsent(step.number(), present);
        return first == null ? present : first;
    }

    private JsonNode body(Step step) {
        return bodies.computeIfAbsent(
                step.number(),
                _ -> {
                    Map<String, Object> said = step.body();
                    return said == null
                            ? new Calls(document).body(step.operation(), owner)
                            : withIds(JSON.valueToTree(said));
                });
    }

    /** With ids for the names that begin with an at sign. */
    private JsonNode withIds(JsonNode body) {
        if (body instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> each : Map.copyOf(fields(object)).entrySet()) {
                String text = each.getValue().asString("");
                if (text.startsWith("@")) {
                    object.put(each.getKey(), id(text.substring(1)));
                }
            }
        }
        return body;
    }

    private static Map<String, JsonNode> fields(ObjectNode object) {
        Map<String, JsonNode> fields = new HashMap<>();
        object.properties().forEach(each -> fields.put(each.getKey(), each.getValue()));
        return fields;
    }

    private String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("Nothing is called " + name + " yet.");
        }
        return id;
    }

    /** Every repeat is told what the first was told; but a former change is refused. */
    private void judge(Step step, Api.Answer answer) {
        if (step.hasVersion() && FORMER.contains(answer.status())) {
            assertThat(done).as("%s: %s", step, answer.body()).containsKey(step.number());
            return;
        }
        assertThat(answer.status()).as("%s: %s", step, answer.body()).isBetween(200, 299);
        String made = step.makes();
        JsonNode content = JSON.missingNode();
        if (made != null) {
            Thing thing = thingOf(made);
            String id = idIn(answer.body(), thing);
            assertThat(ids.putIfAbsent(made, id)).as("%s", step).isIn(null, id);
            if (UNCHANGING.contains(thing)) {
                content = ((ObjectNode) answer.body().deepCopy()).without("version");
            }
        }
        Told told = new Told(answer.status(), content);
        Told first = done.putIfAbsent(step.number(), told);
        assertThat(told).as("%s", step).isEqualTo(first == null ? told : first);
    }

    private static String idIn(JsonNode body, Thing thing) {
        return body.has(thing.field())
                ? body.path(thing.field()).asString()
                : body.path("id").asString();
    }

    private static Thing thingOf(String name) {
        for (Thing thing : Thing.values()) {
            if (name.matches("(given-)?" + thing.word() + "[0-9]+")) {
                return thing;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** The step that made a thing. */
    private Step maker(String name) {
        return program.stream()
                .filter(step -> name.equals(step.makes()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private static String said(Step step, String field) {
        return String.valueOf(Objects.requireNonNull(step.body()).get(field));
    }

    private static int connector(Step start) {
        return Integer.parseInt(said(start, "connectorId"));
    }

    private static String user(Step start) {
        return said(start, "userId").substring(1);
    }

    private void awaitCharge(Step start, long meterWh) {
        String order = id(Objects.requireNonNull(start.makes()));
        await().atMost(PATIENCE)
                .until(() -> !List.of("REQUESTED", "STARTING").contains(status(order)));
        // A charge without energy costs nothing, also when it is stopped at once.
        await().atMost(PATIENCE)
                .until(() -> meterWh(start) > meterWh || !status(order).equals("CHARGING"));
    }

    private long meterWh(Step start) {
        return pile.state().connector(connector(start)).meterWh();
    }

    private String status(String order) throws Exception {
        return owner.app().get("/v1/orders/" + order).text("status");
    }

    /** The bill is made, and what it says was taken from the wallet; the connector is free. */
    private void awaitSettled(Step stop) {
        Step start = maker(stop.about("orderId"));
        awaitSettled(start, id(stop.about("orderId")));
    }

    private void awaitSettled(Step start, String order) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(order)).isEqualTo("SETTLED"));
        awaitHolds(user(start));
        await().atMost(PATIENCE).until(() -> isFreeOrOfAnother(connector(start), order));
    }

    private void awaitHolds(String user) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(wallet(user).path("heldMinor").asLong()).isEqualTo(held(user)));
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
        return owner.app().get("/v1/users/" + id(user) + "/wallet").expect(200).body();
    }

    /** What the orders of a user that are not over hold. */
    private long held(String user) throws Exception {
        return orders("userId=" + id(user)).stream().filter(Execution::isLive).count()
                * Program.HOLD_MINOR;
    }

    private void awaitAnswer(Step command) {
        String address =
                "/v1/devices/%s/commands/%s"
                        .formatted(
                                id(command.about("deviceId")),
                                id(Objects.requireNonNull(command.makes())));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(owner.app().get(address).expect(200).text("state"))
                                .as("%s", command)
                                .isEqualTo("ANSWERED"));
    }

    private void awaitReboot(Step command) {
        String device = "/v1/devices/" + id(command.about("deviceId"));
        await().atMost(PATIENCE)
                .until(() ->
                        !bootedAt(command).equals(boots.get(command.number()))
                                && owner.app()
                                        .get(device + "/status")
                                        .body()
                                        .path("online")
                                        .asBoolean(false));
    }

    private String bootedAt(Step command) throws Exception {
        return owner.app()
                .get("/v1/devices/" + id(command.about("deviceId")))
                .expect(200)
                .text("bootedAt");
    }

    /** All that can be read of what there is now, with the program's own names in it. */
    Map<String, JsonNode> state() throws Exception {
        for (String user : users()) {
            awaitHolds(user);
        }
        return new Readings(document, world, owner, Map.copyOf(ids), paths()).all();
    }

    /** Where what the program made is found. */
    private Map<String, Map<String, String>> paths() {
        Map<String, Map<String, String>> paths = new HashMap<>();
        for (Step step : program) {
            @Nullable String made = step.makes();
            if (made != null) {
                paths.put(made, step.path());
            }
        }
        return paths;
    }

    /** The ids of what the execution is about, by the program's names. */
    Map<String, String> ids() {
        return Map.copyOf(ids);
    }

    /** The names of all users that the program made. */
    List<String> users() {
        return ids.keySet().stream().filter(each -> each.startsWith("user")).sorted().toList();
    }

    /** What the wallet of a user shows. */
    RepeatsTest.Books balance(String user) throws Exception {
        JsonNode wallet = wallet(user);
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

    /** Stops what still runs, so that all is at rest. */
    void end() throws Exception {
        List<Step> starts = new ArrayList<>(program);
        starts.removeIf(step -> step.then() != Then.CHARGES);
        for (Step start : starts) {
            String order = id(Objects.requireNonNull(start.makes()));
            owner.app().post("/v1/orders/" + order + "/stop", Map.of()).expect(202);
            awaitSettled(start, order);
        }
    }
}
