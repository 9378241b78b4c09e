package com.bluesky.charging.app.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectiveStreamTest {

    private final QueuedEvents all = new QueuedEvents();
    private final SelectiveStream stream = new SelectiveStream(all);

    @Test
    void everything_comes_through_until_the_reader_says_what_it_does_not_handle() throws Exception {
        all.add("text", 1, "more");
        assertThat(rest()).containsExactly(0L, 1L, 2L);

        stream.skipMessagesWithPayloadTypeOf(all.made().getFirst());
        all.add("text", 4, "more", 5);

        assertThat(rest()).containsExactly(4L, 6L);
    }

    @Test
    void what_is_peeked_at_is_what_comes_next() throws Exception {
        all.add(1);

        assertThat(stream.peek()).contains(all.made().getFirst());
        assertThat(stream.peek()).contains(all.made().getFirst());
        assertThat(stream.nextAvailable()).isEqualTo(all.made().getFirst());
        assertThat(stream.peek()).isEmpty();
    }

    @Test
    void of_many_that_are_left_out_one_comes_through() throws Exception {
        leaveOutTexts();
        for (int i = 0; i < SelectiveStream.LEFT_OUT_AT_MOST - 1; i++) {
            all.add("text");
        }
        assertThat(rest()).as("at the bound").isEmpty();

        all.add("text");
        assertThat(rest()).as("one past it").containsExactly((long) all.made().size() - 1);
    }

    @Test
    void the_latest_comes_through_when_nothing_else_has_come_for_a_while() throws Exception {
        leaveOutTexts();
        all.add("text", "text");
        assertThat(stream.hasNextAvailable()).isFalse();

        await().atMost(Duration.ofSeconds(20)).until(stream::hasNextAvailable);

        assertThat(rest()).containsExactly((long) all.made().size() - 1);
    }

    @Test
    void it_tells_whether_a_type_is_wanted() throws Exception {
        leaveOutTexts();

        assertThat(stream.wantsAnyOf(Set.of(String.class))).isFalse();
        assertThat(stream.wantsAnyOf(Set.of(String.class, Integer.class))).isTrue();
    }

    private void leaveOutTexts() throws InterruptedException {
        all.add("text");
        assertThat(rest()).hasSize(1);
        stream.skipMessagesWithPayloadTypeOf(all.made().getFirst());
    }

    private List<Long> rest() throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        while (stream.hasNextAvailable()) {
            positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
        }
        return positions;
    }
}
