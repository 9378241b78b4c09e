package com.bluesky.charging.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.bluesky.charging.proof.Thing.Owner;
import com.bluesky.charging.web.Api;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who finds what: every operation of the document that names something, in its path, its query or
 * its body, called by the one whose it is, by another customer of the operator and by one of
 * another operator. What is somebody else's is not found, exactly as what nobody has.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IsolationTest extends ProofTest {

    /** What a pile or a clock changes while nobody calls. */
    private static final Set<String> MOVING = Set.of("lastSeenAt", "time", "waitingReports");

    /** Longer than any word of a path. */
    private static final int ID_LENGTH_MIN = 30;

    /** What there need not be: no plan is for all of the sandbox's operator. */
    private static final Set<String> MAY_BE_ABSENT =
            Set.of("GET /v1/operators/{operatorId}/price-plan");

    /** More than a path has names: what is deeper goes first. */
    private static final int LATE = 10;

    @Autowired
    @Qualifier("eventsDataSource")
    DataSource events;

    private final Calls calls = new Calls(document);

    /** A call that is made, and what has to come of it. */
    private record Cell(String title, Call call, Api client, Check check) {

        /** A call about somebody else's thing is answered as one about what nobody has. */
        static Cell asUnknown(String title, Call foreign, Call unknown, Api client) {
            return new Cell(title, foreign, client, new AsUnknown(foreign, unknown, client));
        }

        Outcome made() throws Exception {
            return new Outcome(call.by(client), check.reference());
        }
    }

    /**
     * What was answered.
     *
     * @param reference the answer to compare with; null when there is none
     */
    private record Outcome(Api.Answer answer, Api.@Nullable Answer reference) {}

    /** What is found wrong is asserted. */
    private interface Check {

        void accept(Outcome outcome);

        /** Asks for what to compare with. */
        default Api.@Nullable Answer reference() throws Exception {
            return null;
        }
    }

    private record AsUnknown(Call foreign, Call unknown, Api client) implements Check {

        @Override
        public Api.Answer reference() throws Exception {
            return unknown.by(client);
        }

        @Override
        public void accept(Outcome outcome) {
            Api.Answer answer = outcome.answer();
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(404);
            Api.Answer reference = Objects.requireNonNull(outcome.reference());
            assertThat(problem(answer, foreign)).isEqualTo(problem(reference, unknown));
            answer.expectProblem(404, answer.text("code"));
        }
    }

    private record AsTheOwner(Call call, Api owner) implements Check {

        @Override
        public Api.Answer reference() throws Exception {
            return call.by(owner);
        }

        @Override
        public void accept(Outcome outcome) {
            assertThat(outcome.answer().status())
                    .isEqualTo(Objects.requireNonNull(outcome.reference()).status());
        }
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> what_is_somebody_elses_is_not_found_and_stays_as_it_is() throws Exception {
        List<Cell> cells = new ArrayList<>();
        for (Operation operation : document.operations()) {
            addPathCells(operation, cells);
            addBodyCells(operation, cells);
            addQueryCells(operation, cells);
        }
        assertThat(cells.size()).isGreaterThan(document.operations().size());
        Map<String, JsonNode> before = readings();
        long eventsBefore = eventsBy(world.stranger) + eventsBy(world.other);

        List<Future<Outcome>> outcomes = Call.forAll(cells, Cell::made);

        Map<String, JsonNode> after = readings();
        long eventsAfter = eventsBy(world.stranger) + eventsBy(world.other);
        return Stream.concat(
                Stream.of(
                        dynamicTest(
                                "what the owner reads is as before",
                                () -> assertSame(before, after)),
                        dynamicTest(
                                "no event came of it",
                                () -> assertThat(eventsAfter).isEqualTo(eventsBefore))),
                tests(cells, outcomes));
    }

    private static void assertSame(Map<String, JsonNode> before, Map<String, JsonNode> after) {
        assertThat(after).hasSizeGreaterThan(15).containsOnlyKeys(before.keySet());
        before.forEach((read, body) -> assertThat(after.get(read)).as(read).isEqualTo(body));
    }

    private static Stream<DynamicTest> tests(List<Cell> cells, List<Future<Outcome>> outcomes) {
        Map<Operation, List<Integer>> byOperation = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            byOperation
                    .computeIfAbsent(cells.get(i).call().operation(), _ -> new ArrayList<>())
                    .add(i);
        }
        return byOperation.entrySet().stream()
                .map(entry ->
                        dynamicTest(
                                entry.getKey().name(),
                                () -> {
                                    for (int i : entry.getValue()) {
                                        check(cells.get(i), outcomes.get(i));
                                    }
                                }));
    }

    private static void check(Cell cell, Future<Outcome> outcome) throws Exception {
        try {
            cell.check().accept(outcome.get());
        } catch (AssertionError e) {
            throw new AssertionError(cell.title() + ": " + cell.call() + "\n" + e.getMessage(), e);
        }
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> what_is_ones_own_is_found() {
        return document.operations().stream()
                .filter(operation -> !Calls.thingsInPath(operation).isEmpty())
                .sorted(Comparator.comparingInt(IsolationTest::lateness))
                .map(operation -> dynamicTest(operation.name(), () -> assertFound(operation)));
    }

    /** After some operations there may be nothing left to find, so they come last. */
    private static int lateness(Operation operation) {
        boolean ends =
                operation.method().equals("DELETE")
                        || operation.path().matches(".*/(erase|retire|revoke|deactivate|close)");
        return ends ? LATE - operation.pathNames().size() : 0;
    }

    /** Of several orders at least one: an order that runs has no bill yet. */
    private void assertFound(Operation operation) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (Call call : callsOf(operation, world.spent)) {
            Api client = world.clientOf(world.spent, operation);
            Api.Answer answer = calls.current(call, client).by(client);
            assertThat(answer.status())
                    .as("%s: %s", call, answer.body())
                    .isLessThan(500)
                    .isNotIn(400, 401, 403, 405, 406, 412, 413, 415, 428);
            statuses.add(answer.status());
        }
        if (!MAY_BE_ABSENT.contains(operation.name())) {
            assertThat(statuses).as(operation.name()).anyMatch(status -> status != 404);
        }
    }

    private List<Call> ownCalls(Operation operation) {
        return callsOf(operation, world.one);
    }

    private List<Call> callsOf(Operation operation, Party owner) {
        Map<String, Call> distinct = new LinkedHashMap<>();
        for (int variant = 0; variant < owner.variants(); variant++) {
            Call call = calls.of(operation, owner, variant);
            distinct.putIfAbsent(call.address(), call);
        }
        return List.copyOf(distinct.values());
    }

    private void addPathCells(Operation operation, List<Cell> cells) {
        List<Thing> things = Calls.thingsInPath(operation);
        if (things.isEmpty()) {
            return;
        }
        for (Call own : ownCalls(operation)) {
            if (world.stranger.mayCall(operation)) {
                cells.add(
                        foreign("another operator's", own, world.stranger.backOffice(), operation));
            }
            if (isOfCustomer(things) && world.other.mayCallAsApp(operation)) {
                cells.add(foreign("another customer's", own, world.other.app(), operation));
            }
            if (operation.reads()) {
                addSeen(operation, own, cells);
            }
        }
        if (things.size() > 1) {
            addMixes(operation, things, cells);
        }
    }

    private static boolean isOfCustomer(List<Thing> things) {
        return things.stream().anyMatch(thing -> thing.owner() == Owner.CUSTOMER);
    }

    /** Equipment is seen by all customers of its operator, all else by its back office. */
    private void addSeen(Operation operation, Call own, List<Cell> cells) {
        boolean asApp =
                !isOfCustomer(Calls.thingsInPath(operation)) && world.other.mayCallAsApp(operation);
        if (world.other.mayCall(operation)) {
            cells.add(
                    new Cell(
                            asApp ? "seen by another customer" : "seen by the back office",
                            own,
                            asApp ? world.other.app() : world.other.backOffice(),
                            new AsTheOwner(own, world.clientOf(world.one, operation))));
        }
    }

    /** Things that do not belong together, of which at least one is somebody else's. */
    private void addMixes(Operation operation, List<Thing> things, List<Cell> cells) {
        for (Thing foreign : things) {
            if (world.stranger.mayCall(operation)) {
                cells.add(
                        mixed(
                                operation,
                                world.stranger,
                                foreign,
                                world.one,
                                world.stranger.backOffice()));
            }
            if (foreign.owner() == Owner.CUSTOMER && world.other.mayCallAsApp(operation)) {
                cells.add(mixed(operation, world.other, foreign, world.one, world.other.app()));
            }
        }
        if (world.one.mayCall(operation) && areApart(operation, things)) {
            cells.add(
                    mixed(
                            operation,
                            world.one,
                            things.getLast(),
                            world.other,
                            world.one.backOffice()));
        }
    }

    /** Whether the last thing of one customer is not with the other's first. */
    private boolean areApart(Operation operation, List<Thing> things) {
        Thing first = things.getFirst();
        return !world.one
                .idInPath(operation, first, 0)
                .equals(world.other.idInPath(operation, first, 0));
    }

    /** One's own things with one of another, who may even be of the same operator. */
    private Cell mixed(Operation operation, Party most, Thing one, Party whose, Api client) {
        String foreign = whose.idInPath(operation, one, 0);
        return Cell.asUnknown(
                "%s's with %s's %s".formatted(most, whose, one),
                calls.of(operation, in(operation, most, one, foreign), most),
                calls.of(operation, in(operation, most, one, unknown(foreign)), most),
                client);
    }

    private static Function<Thing, String> in(
            Operation operation, Party most, Thing one, String id) {
        return thing -> thing == one ? id : most.idInPath(operation, thing, 0);
    }

    private Cell foreign(String title, Call own, Api client, Operation operation) {
        Call unknown =
                calls.of(
                        operation,
                        thing -> unknown(world.one.idInPath(operation, thing, 0)),
                        world.one);
        return Cell.asUnknown(title, own, unknown, client);
    }

    /** Looks like an id, and is nobody's. */
    private static String unknown(String id) {
        char last = id.charAt(id.length() - 1);
        return id.substring(0, id.length() - 1) + (last == '0' ? '1' : '0');
    }

    /** A problem without what tells one request from another. */
    private static String problem(Api.Answer answer, Call call) {
        ObjectNode problem = (ObjectNode) answer.body().deepCopy();
        problem.remove(List.of("requestId", "instance"));
        String text = problem.toString();
        for (String part : call.address().split("[/?=&]", -1)) {
            // An id, which the problem may name.
            text = part.length() > ID_LENGTH_MIN ? text.replace(part, "?") : text;
        }
        return text;
    }

    private void addBodyCells(Operation operation, List<Cell> cells) {
        calls.idsInBody(operation)
                .forEach((pointer, thing) -> {
                    if (thing == Thing.TRANSACTION) {
                        addTransactionCell(operation, pointer, cells);
                        return;
                    }
                    if (world.stranger.mayCall(operation)) {
                        cells.add(
                                named(
                                        "another operator's in the body",
                                        operation,
                                        pointer,
                                        thing,
                                        world.stranger,
                                        world.stranger.backOffice()));
                    }
                    if (thing.owner() == Owner.CUSTOMER && world.other.mayCallAsApp(operation)) {
                        cells.add(
                                named(
                                        "another customer's in the body",
                                        operation,
                                        pointer,
                                        thing,
                                        world.other,
                                        world.other.app()));
                    }
                });
    }

    /** The number is one of its device, and the device is the operator's. */
    private void addTransactionCell(Operation operation, String pointer, List<Cell> cells) {
        Call call = calls.of(operation, world.one, 0);
        if (call.body() != null
                && !call.body().at(pointer).isMissingNode()
                && world.other.mayCallAsApp(operation)) {
            cells.add(
                    new Cell(
                            "another customer's charge",
                            call,
                            world.other.app(),
                            outcome ->
                                    outcome.answer().expectProblem(404, "TRANSACTION_NOT_FOUND")));
        }
    }

    private Cell named(
            String title,
            Operation operation,
            String pointer,
            Thing thing,
            Party caller,
            Api client) {
        Call own = calls.of(operation, caller, 0);
        String id = world.one.id(thing);
        Call foreign = own.withBody(withId(own, pointer, thing, id));
        Call unknown = own.withBody(withId(own, pointer, thing, unknown(id)));
        return Cell.asUnknown(title, foreign, unknown, client);
    }

    private static JsonNode withId(Call call, String pointer, Thing thing, String id) {
        JsonNode body = call.body();
        if (body == null) {
            throw new AssertionError(call + " has no body.");
        }
        return Calls.withId(body, pointer, _ -> Party.json(thing, id));
    }

    private void addQueryCells(Operation operation, List<Cell> cells) {
        if (!operation.reads()) {
            return;
        }
        for (Operation.Parameter parameter : Calls.idsInQuery(operation)) {
            Thing thing = Thing.ofField(parameter.name(), parameter.schema()).orElseThrow();
            if (world.stranger.mayCall(operation)) {
                cells.add(filtered(operation, parameter, thing, world.stranger, true));
            }
            if (world.other.mayCallAsApp(operation)) {
                cells.add(filtered(operation, parameter, thing, world.other, false));
            }
            if (operation.lists() && world.one.mayCall(operation)) {
                cells.add(
                        new Cell(
                                "filtered by one's own",
                                Calls.withQuery(
                                        calls.of(operation, world.one, 0),
                                        parameter.name(),
                                        world.one.id(thing)),
                                world.one.backOffice(),
                                outcome ->
                                        assertThat(
                                                        outcome.answer()
                                                                .expect(200)
                                                                .body()
                                                                .path("items"))
                                                .isNotEmpty()));
            }
        }
        if (Calls.thingsInPath(operation).isEmpty()) {
            addLists(operation, cells);
        }
    }

    /** A foreign filter finds nothing; one by shared equipment nothing of another customer. */
    private Cell filtered(
            Operation operation,
            Operation.Parameter parameter,
            Thing thing,
            Party caller,
            boolean isStranger) {
        boolean foreign = isStranger || thing.owner() == Owner.CUSTOMER;
        return new Cell(
                "filtered by another's",
                Calls.withQuery(
                        calls.of(operation, caller, 0), parameter.name(), world.one.id(thing)),
                isStranger ? caller.backOffice() : caller.app(),
                outcome -> {
                    Api.Answer answer = outcome.answer();
                    if (!foreign) {
                        // Some filters are for the back office only.
                        assertThat(answer.status()).isIn(200, 400, 403);
                    } else if (answer.status() != 404) {
                        assertThat(answer.expect(200).body().path("items").isArray()).isTrue();
                        assertThat(answer.body().path("items")).isEmpty();
                    }
                    assertTellsNothing(
                            answer,
                            world.one,
                            hiddenFrom(isStranger).filter(hidden -> hidden != thing));
                });
    }

    private void addLists(Operation operation, List<Cell> cells) {
        if (world.stranger.mayCall(operation)) {
            cells.add(
                    new Cell(
                            "a list of another operator",
                            calls.of(operation, world.stranger, 0),
                            world.stranger.backOffice(),
                            outcome ->
                                    assertTellsNothing(
                                            outcome.answer().expect(200),
                                            world.one,
                                            hiddenFrom(true))));
        }
        if (world.other.mayCallAsApp(operation)) {
            cells.add(
                    new Cell(
                            "a list of another customer",
                            calls.of(operation, world.other, 0),
                            world.other.app(),
                            outcome ->
                                    assertTellsNothing(
                                            outcome.answer().expect(200),
                                            world.one,
                                            hiddenFrom(false))));
        }
    }

    private static Stream<Thing> hiddenFrom(boolean isStranger) {
        return Stream.of(Thing.values())
                .filter(thing -> isStranger || thing.owner() == Owner.CUSTOMER);
    }

    private static void assertTellsNothing(Api.Answer answer, Party owner, Stream<Thing> hidden) {
        String text = answer.body().toString();
        hidden.filter(thing -> thing != Thing.TRANSACTION)
                .flatMap(thing -> owner.idsIfAny(thing).stream())
                .forEach(id -> assertThat(text).doesNotContain(id));
    }

    /** All that the owner can read of its own, without what moves by itself. */
    private Map<String, JsonNode> readings() throws Exception {
        Map<String, JsonNode> readings = new TreeMap<>();
        for (Operation operation : document.operations()) {
            if (operation.reads() && !Calls.thingsInPath(operation).isEmpty()) {
                for (Call call : ownCalls(operation)) {
                    JsonNode body = call.by(world.clientOf(world.one, operation)).body().deepCopy();
                    still(body);
                    readings.put(call.toString(), body);
                }
            }
        }
        return readings;
    }

    private static void still(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(MOVING);
            object.remove("requestId");
        }
        node.forEach(IsolationTest::still);
    }

    private long eventsBy(Party party) {
        return JdbcClient.create(events)
                .sql(
                        "SELECT count(*) FROM domain_event_entry"
                                + " WHERE convert_from(meta_data, 'UTF8') LIKE ?")
                .param("%" + party.id(Thing.CUSTOMER) + "%")
                .query(Long.class)
                .single();
    }
}
