package com.bluesky.charging.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private static final int IDS = 20_000;

    @Test
    void messages_get_them() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(TimeOrderedIds.class);
        assertThat(UUID.fromString(GenericEventMessage.asEventMessage("an event").getIdentifier()))
                .satisfies(id -> assertThat(id.version()).isEqualTo(7));
    }

    @Test
    void a_later_one_is_greater_as_text_as_long_as_the_clock_goes_forward() {
        TimeOrderedIds ids = new TimeOrderedIds();

        List<String> made = Stream.generate(ids::generateIdentifier).limit(IDS).toList();

        assertThat(made.stream().sorted().toList().indexOf(made.getLast()))
                .as("the last of %d", IDS)
                .isGreaterThan(IDS / 2);
        assertThat(
                        IntStream.range(1, IDS)
                                .filter(i -> made.get(i - 1).compareTo(made.get(i)) >= 0)
                                .count())
                .as("steps back, one for each that the clock made")
                .isLessThan(3);
    }

    @Test
    void threads_and_nodes_never_make_the_same_one() throws Exception {
        TimeOrderedIds here = new TimeOrderedIds();
        TimeOrderedIds there = new TimeOrderedIds();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> made =
                    threads.invokeAll(
                            Stream.of(here, here, there, there)
                                    .map(ids ->
                                            (Callable<List<String>>)
                                                    () ->
                                                            Stream.generate(ids::generateIdentifier)
                                                                    .limit(IDS)
                                                                    .toList())
                                    .toList());

            assertThat(made.stream().flatMap(each -> each.resultNow().stream()).toList())
                    .hasSize(4 * IDS)
                    .doesNotHaveDuplicates();
        }
    }
}
