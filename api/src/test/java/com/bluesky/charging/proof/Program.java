package com.bluesky.charging.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.proof.Moves.Draft;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of requests that are all valid in that order, of all operations that write. The same
 * seed gives the same program, and a shorter program is the beginning of a longer one.
 */
final class Program {

    /** What a start sets aside: the plan's default. */
    static final long HOLD_MINOR = 1_000;

    /** Beginnings of operations that no program has, and why. */
    static final Map<String, String> LEFT_OUT =
            Map.of(
                    "POST /v1/users/search", "It reads.",
                    "POST /v1/price-plans/{planId}/preview", "It reads.",
                    "POST /v1/devices/{deviceId}/connectors/{connectorId}/price-preview",
                            "It reads.",
                    "POST /v1/sandbox/",
                            "It steers a simulated pile, as a person would who stands there;"
                                    + " com.bluesky.charging.simulator.web tests its repeats.");

    /** Most have all operations after half of it. */
    private static final int STEPS_MAX = 500;

    private final Random random;
    private final Moves moves;
    private final Set<String> unsent;

    /** The operations by what they are about, so that each part of the API gets its share. */
    private final List<List<String>> parts;

    private final Document document;
    private final List<Step> steps = new ArrayList<>();

    private Program(long seed, Document document) {
        this.random = new Random(seed);
        this.moves = new Moves(random);
        this.document = document;
        List<String> known = moves.operations();
        this.unsent = new LinkedHashSet<>(known);
        Map<String, List<String>> byPart = new TreeMap<>();
        for (String each : known) {
            byPart.computeIfAbsent(part(each), _ -> new ArrayList<>()).add(each);
        }
        this.parts = List.copyOf(byPart.values());
    }

    /**
     * A program.
     *
     * @param length how long it is at least; it goes on until it has each operation
     */
    static List<Step> of(long seed, int length, Document document) {
        Program program = new Program(seed, document);
        while (program.steps.size() < length || !program.unsent.isEmpty()) {
            program.add(program.next());
            assertThat(program.steps)
                    .as("still unsent: %s", program.unsent)
                    .hasSizeLessThan(STEPS_MAX);
        }
        return List.copyOf(program.steps);
    }

    /** All operations that write, but for those that are left out. */
    static List<String> mustSend(Document document) {
        return document.operations().stream()
                .filter(each -> !each.reads())
                .map(Operation::name)
                .filter(name -> LEFT_OUT.keySet().stream().noneMatch(name::startsWith))
                .toList();
    }

    private static String part(String operation) {
        return operation.contains("/commands/") ? "commands" : operation.split("/", -1)[2];
    }

    /** Mostly something that was not sent yet, if its time has come. */
    private String next() {
        if (random.nextInt(3) > 0) {
            List<String> possible = unsent.stream().filter(moves::can).toList();
            if (!possible.isEmpty()) {
                return possible.get(random.nextInt(possible.size()));
            }
        }
        while (true) {
            List<String> part = parts.get(random.nextInt(parts.size()));
            String any = part.get(random.nextInt(part.size()));
            if (moves.can(any)) {
                return any;
            }
        }
    }

    private void add(String name) {
        Draft draft = moves.make(name);
        unsent.remove(name);
        @Nullable Map<String, Object> body = draft.body();
        steps.add(
                new Step(
                        steps.size(),
                        document.operation(name),
                        Map.copyOf(draft.path()),
                        body == null ? null : Map.copyOf(body),
                        draft.makes(),
                        draft.then()));
    }
}
