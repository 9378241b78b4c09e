package com.bluesky.charging.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.bluesky.charging.web.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Pages, cursors and what changed since: at and past each bound, of every list of the document. */
class ListsTest extends ProofTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Enough for several pages of the smallest sizes. */
    private static final int ROWS_AT_LEAST = 3;

    /** How many items come in while somebody walks. */
    private static final int ADDED_MEANWHILE = 2;

    /** Lists that nobody keeps a copy of; docs/adr/0032 says why. */
    private static final Set<String> UNDATED = Set.of("/v1/devices/{deviceId}/trace");

    private final Calls calls = new Calls(document);

    @TestFactory
    Stream<DynamicTest> a_page_is_as_large_as_is_allowed() {
        return lists(
                "limit",
                list -> {
                    JsonNode limit = schemaOf(list, "limit");
                    long least = limit.path("minimum").asLong(-1);
                    long most = limit.path("maximum").asLong(-1);
                    assertThat(least).isEqualTo(1);
                    assertThat(most).isPositive();
                    page(list, "limit=" + least).expect(200);
                    page(list, "limit=" + most).expect(200);
                    for (String wrong :
                            List.of("0", "-1", Long.toString(most + 1), "many", "1.5")) {
                        refused(list, "limit", wrong, "INVALID_PARAMETER");
                    }
                    refused(list, "limit", "99999999999", "INVALID_PARAMETER");
                });
    }

    @TestFactory
    Stream<DynamicTest> a_cursor_is_good_for_the_list_that_gave_it_only() {
        List<Operation> all = lists();
        return lists(
                "cursor",
                list -> {
                    fill(list);
                    String own = page(list, "limit=1").expect(200).text("nextCursor");
                    Operation another = all.get((all.indexOf(list) + 1) % all.size());
                    fill(another);
                    String foreign = page(another, "limit=1").expect(200).text("nextCursor");

                    page(list, "cursor=" + own).expect(200);
                    page(list, "limit=2&cursor=" + own).expect(200);
                    refused(list, "cursor", foreign, "INVALID_CURSOR");
                    for (String tampered : tampered(own)) {
                        refused(list, "cursor", tampered, "INVALID_CURSOR");
                    }
                });
    }

    /** A cursor with one character less, more, and changed, at both ends and in the middle. */
    private static List<String> tampered(String cursor) {
        List<String> all = new ArrayList<>();
        all.add(cursor.substring(1));
        all.add(cursor.substring(0, cursor.length() / 2));
        all.add(cursor + "AAAA");
        all.add("none");
        for (int at : List.of(0, cursor.length() / 2)) {
            char other = cursor.charAt(at) == 'A' ? 'B' : 'A';
            all.add(cursor.substring(0, at) + other + cursor.substring(at + 1));
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> a_walk_shows_each_item_once_and_in_order_while_others_come_in() {
        return lists(
                "walk",
                list -> {
                    fill(list);
                    for (int size : List.of(1, 2, 3)) {
                        assertWalk(list, size);
                    }
                    List<JsonNode> all = walk(list, 200, () -> {});
                    assertWalk(list, Math.min(200, all.size()));
                });
    }

    private void assertWalk(Operation list, int size) throws Exception {
        List<JsonNode> before = walk(list, 200, () -> {});
        int[] added = new int[1];
        List<JsonNode> walked =
                walk(
                        list,
                        size,
                        () -> {
                            if (added[0]++ < ADDED_MEANWHILE) {
                                rows().addTo(list);
                            }
                        });
        List<JsonNode> after = settledWalk(list, before.size() + Math.min(added[0], 2));
        Function<JsonNode, String> key = key(after);
        List<String> found = walked.stream().map(key).toList();
        assertThat(found)
                .as("pages of %d", size)
                .doesNotHaveDuplicates()
                .containsAll(before.stream().map(key).toList());
        List<String> order = new ArrayList<>(after.stream().map(key).toList());
        order.retainAll(new HashSet<>(found));
        assertThat(found).as("pages of %d", size).isEqualTo(order);
    }

    /** All items, when those that were added can be read. */
    private List<JsonNode> settledWalk(Operation list, int items) {
        List<List<JsonNode>> last = new ArrayList<>();
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    last.add(walk(list, 200, () -> {}));
                    assertThat(last.getLast()).hasSizeGreaterThanOrEqualTo(items);
                });
        return last.getLast();
    }

    /** What tells an item from others: the id that it begins with, its number, or all of it. */
    private static Function<JsonNode, String> key(List<JsonNode> items) {
        if (items.isEmpty()) {
            return JsonNode::toString;
        }
        List<String> names = new ArrayList<>(List.of("planVersion", "sequence"));
        String first = items.getFirst().propertyNames().iterator().next();
        if (first.endsWith("Id")) {
            names.addFirst(first);
        }
        for (String name : names) {
            Set<String> values = new HashSet<>();
            items.forEach(item -> values.add(item.path(name).asString("")));
            if (values.size() == items.size()) {
                return item -> item.path(name).asString("");
            }
        }
        return JsonNode::toString;
    }

    @TestFactory
    Stream<DynamicTest> what_changed_since_an_instant_is_shown_from_that_instant_on() {
        return lists().stream()
                .filter(list -> list.has("query", "updatedSince"))
                .map(list -> dynamicTest(list.name() + " updatedSince", () -> assertSince(list)));
    }

    private void assertSince(Operation list) throws Exception {
        fill(list);
        for (String wrong : List.of("now", "2026-01-01", "2026-01-01T00:00:00", "1767225600")) {
            refused(list, "updatedSince", wrong, "INVALID_PARAMETER");
        }
        assertThat(since(list, "2100-01-01T00:00:00Z")).isEmpty();
        List<JsonNode> all = walk(list, 200, () -> {});
        Function<JsonNode, String> key = key(all);
        // What was retired is a change of it; without updatedSince it is left out.
        boolean leavesOutRetired = list.has("query", "includeRetired");
        assertThat(
                        since(list, "2000-01-01T00:00:00Z").stream()
                                .filter(item -> !leavesOutRetired || !item.has("retiredAt"))
                                .map(key))
                .containsExactlyElementsOf(all.stream().map(key).toList());
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        rows().addTo(list);
        List<JsonNode> more = settledWalk(list, all.size() + 1);
        Set<String> late = new HashSet<>(more.stream().map(key(more)).toList());
        late.removeAll(all.stream().map(key(more)).toList());
        assertThat(since(list, before.toString()).stream().map(key(more))).containsAll(late);
        for (JsonNode item : more) {
            if (item.has("updatedAt")) {
                Instant at = Instant.parse(item.path("updatedAt").asString());
                assertThat(since(list, at.toString()).stream().map(key(more)))
                        .contains(key(more).apply(item));
                // A pile may have changed it meanwhile; then it is shown for that change.
                Instant next = at.plusNanos(1_000);
                assertThat(since(list, next.toString()))
                        .allSatisfy(found ->
                                assertThat(Instant.parse(found.path("updatedAt").asString()))
                                        .isAfterOrEqualTo(next));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> every_list_with_pages_tells_what_changed_since() {
        return lists().stream()
                .filter(list -> !UNDATED.contains(list.path()))
                .map(list ->
                        dynamicTest(
                                list.name() + " has updatedSince",
                                () -> assertThat(list.has("query", "updatedSince")).isTrue()));
    }

    @TestFactory
    Stream<DynamicTest> a_parameter_that_a_list_does_not_know_is_refused() {
        return lists(
                "misspelt",
                list -> {
                    refused(list, "updatedsince", "2026-01-01T00:00:00Z", "INVALID_PARAMETER");
                    refused(list, "state", "SETTLED", "INVALID_PARAMETER");
                });
    }

    private List<JsonNode> since(Operation list, String instant) throws Exception {
        return page(list, "limit=200&updatedSince=" + instant)
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private List<Operation> lists() {
        List<Operation> lists = document.operations().stream().filter(Operation::lists).toList();
        assertThat(lists).hasSizeGreaterThan(9);
        return lists;
    }

    private Stream<DynamicTest> lists(String what, Try check) {
        return lists().stream()
                .map(list -> dynamicTest(list.name() + " " + what, () -> check.of(list)));
    }

    /** Something to try of a list. */
    private interface Try {
        void of(Operation list) throws Exception;
    }

    /** Something that happens between two pages. */
    private interface Step {
        void go() throws Exception;
    }

    /** A small operator's lists; what only the platform sees is the platform's. */
    private Party owner() {
        return world.stranger;
    }

    private Rows rows() {
        return new Rows(world, document, owner());
    }

    private void fill(Operation list) throws Exception {
        int present = walk(list, 200, () -> {}).size();
        for (int i = present; i < ROWS_AT_LEAST; i++) {
            rows().addTo(list);
        }
        settledWalk(list, ROWS_AT_LEAST);
    }

    private List<JsonNode> walk(Operation list, int size, Step between) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        String cursor = null;
        do {
            Api.Answer answer =
                    page(list, "limit=" + size + (cursor == null ? "" : "&cursor=" + cursor))
                            .expect(200);
            JsonNode page = answer.body().path("items");
            assertThat(page.size()).isLessThanOrEqualTo(size);
            page.forEach(items::add);
            cursor = nextCursor(answer);
            between.go();
        } while (cursor != null);
        return items;
    }

    private static @Nullable String nextCursor(Api.Answer answer) {
        return answer.body().hasNonNull("nextCursor") ? answer.text("nextCursor") : null;
    }

    private Api.Answer page(Operation list, String query) throws Exception {
        // Of several orders the one that runs, which gets more samples.
        Call call = calls.of(list, owner(), owner().variants() - 1);
        String separator = call.address().contains("?") ? "&" : "?";
        return new Call(list, call.address() + separator + query, null, null)
                .by(world.clientOf(owner(), list));
    }

    private void refused(Operation list, String parameter, String value, String code)
            throws Exception {
        Api.Answer answer = page(list, parameter + "=" + value);
        assertThat(answer.status()).as("%s=%s: %s", parameter, value, answer.body()).isEqualTo(400);
        answer.expectProblem(400, code);
        assertThat(answer.body().path("errors").path(0).path("parameter").asString(""))
                .isEqualTo(parameter);
    }

    private static JsonNode schemaOf(Operation list, String name) {
        return list.parametersIn("query").stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .schema();
    }
}
