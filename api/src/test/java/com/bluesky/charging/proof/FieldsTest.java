package com.bluesky.charging.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.bluesky.charging.proof.Bounds.Bound;
import com.bluesky.charging.web.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every limit that a schema of a request body states is kept: its last value is taken, and the
 * first one past it is refused with a pointer to the field.
 */
class FieldsTest extends ProofTest {

    private final Calls calls = new Calls(document);

    /** A call with one value at or past a bound. */
    private record Cell(Bound bound, Call call) {}

    @TestFactory
    Stream<DynamicTest> what_a_schema_allows_is_taken_and_what_it_does_not_is_pointed_at()
            throws Exception {
        List<Cell> cells = new ArrayList<>();
        for (Operation operation : document.operations()) {
            if (operation.takesBody()) {
                addCells(operation, cells);
            }
        }
        assertThat(cells.size()).isGreaterThan(document.operations().size());
        List<Future<Api.Answer>> answers =
                Call.forAll(
                        cells,
                        cell ->
                                cell.call()
                                        .by(world.clientOf(world.tried, cell.call().operation())));
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
                                        check(cells.get(i), answers.get(i).get());
                                    }
                                }));
    }

    private void addCells(Operation operation, List<Cell> cells) throws Exception {
        Call call =
                calls.current(
                        calls.of(operation, world.tried, 0),
                        world.clientOf(world.tried, operation));
        Bounds bounds = new Bounds(document, world.tried);
        for (Bound bound : bounds.of(operation)) {
            cells.add(new Cell(bound, call.withBody(bound.body())));
        }
    }

    private static void check(Cell cell, Api.Answer answer) {
        Bound bound = cell.bound();
        String what = "%s of %s: %s".formatted(bound.title(), bound.pointer(), answer.body());
        boolean pointedAt =
                answer.body()
                        .path("errors")
                        .valueStream()
                        .anyMatch(error ->
                                error.path("pointer").asString("").equals(bound.pointer()));
        if (bound.allowed()) {
            assertThat(answer.status()).as(what).isLessThan(500);
            assertThat(answer.status() == 400 && pointedAt).as(what).isFalse();
        } else {
            assertThat(answer.status()).as(what).isEqualTo(400);
            assertThat(pointedAt).as(what).isTrue();
            answer.expectProblem(400, "INVALID_FIELD");
        }
    }
}
