package com.bluesky.charging.kernel.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Rows follow from the events alone: however often, and in whatever batches, they are delivered.
 */
class RebuildTest {

    private final List<DomainEventMessage<?>> events = World.log().events();

    @Test
    void the_world_of_these_tests_has_rows_in_every_table() {
        Map<String, List<String>> dump = ReadModel.empty().project(events).dump();

        assertThat(dump).isNotEmpty().allSatisfy((table, rows) -> assertThat(rows).isNotEmpty());
    }

    @Test
    void events_that_are_delivered_again_change_nothing() {
        ReadModel live = ReadModel.empty().project(events);
        Map<String, List<String>> once = live.dump();

        assertThat(live.project(events).dump()).isEqualTo(once);
        assertThat(live.project(events.subList(events.size() / 2, events.size())).dump())
                .isEqualTo(once);
    }

    @Test
    void a_rebuild_in_another_schema_gives_the_live_rows() {
        ReadModel live = ReadModel.empty();
        events.forEach(event -> live.project(List.of(event)));

        ReadModel rebuilt = ReadModel.empty("read_rebuilt").project(events);

        assertThat(rebuilt.dump()).isEqualTo(live.dump());
    }

    @Test
    void a_rebuild_in_one_batch_gives_the_live_rows() {
        ReadModel live = ReadModel.empty();
        events.forEach(event -> live.project(List.of(event)));

        ReadModel rebuilt = ReadModel.empty("read_rebuilt").projectAtOnce(events);

        assertThat(rebuilt.dump()).isEqualTo(live.dump());
        assertThat(rebuilt.projectAtOnce(events).dump()).isEqualTo(live.dump());
    }

    @Test
    void a_reset_leaves_no_row_and_a_replay_brings_all_of_them_back() {
        ReadModel live = ReadModel.empty().project(events);
        Map<String, List<String>> before = live.dump();

        live.reset();
        assertThat(live.dump()).allSatisfy((table, rows) -> assertThat(rows).isEmpty());

        assertThat(live.project(events).dump()).isEqualTo(before);
    }

    /** Segments of a processor do not wait for each other; only a stream's own order is kept. */
    @RepeatedTest(5)
    void the_order_among_streams_does_not_matter() {
        long seed = System.nanoTime();
        Map<String, List<String>> stored = ReadModel.empty().project(events).dump();

        ReadModel shuffled =
                ReadModel.empty("read_rebuilt").project(events, shuffledByStream(seed));

        assertThat(shuffled.dump()).as("seed %d", seed).isEqualTo(stored);
    }

    private List<DomainEventMessage<?>> shuffledByStream(long seed) {
        Random random = new Random(seed);
        Map<String, Queue<DomainEventMessage<?>>> streams = new LinkedHashMap<>();
        events.forEach(event ->
                streams.computeIfAbsent(event.getAggregateIdentifier(), _ -> new ArrayDeque<>())
                        .add(event));
        List<Queue<DomainEventMessage<?>>> waiting = new ArrayList<>(streams.values());
        List<DomainEventMessage<?>> shuffled = new ArrayList<>();
        while (!waiting.isEmpty()) {
            int next = random.nextInt(waiting.size());
            shuffled.add(waiting.get(next).remove());
            waiting.removeIf(Queue::isEmpty);
        }
        return shuffled;
    }
}
