package com.bluesky.charging.app.events;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class TailTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SIZE = 4;
    private static final GapAwareTrackingToken START = token(100);

    private final Tail tail = new Tail(SIZE, START);

    @Test
    void as_many_events_are_kept_as_it_has_room_for_and_one_more_drives_out_the_oldest() {
        List<TrackedEventMessage<?>> events =
                List.of(event(101), event(102), event(103), event(104), event(105));
        events.subList(0, SIZE).forEach(tail::add);

        assertThat(tail.end()).isEqualTo(SIZE);
        assertThat(tail.at(0)).isSameAs(events.getFirst());
        assertThat(tail.at(SIZE)).as("what has not come").isNull();

        tail.add(events.getLast());

        assertThat(tail.at(0)).as("what has gone").isNull();
        assertThat(tail.at(1)).isSameAs(events.get(1));
        assertThat(tail.at(SIZE)).isSameAs(events.getLast());
    }

    @Test
    void who_saw_what_it_saw_goes_on_there() {
        assertThat(tail.after(START)).isZero();
        assertThat(tail.after(token(99))).isEqualTo(Tail.NOWHERE);
        assertThat(tail.after(token(101))).as("who is ahead").isEqualTo(Tail.NOWHERE);

        List.of(event(101), event(102), event(103)).forEach(tail::add);

        assertThat(tail.after(START)).isZero();
        assertThat(tail.after(token(101))).isEqualTo(1);
        assertThat(tail.after(token(103))).isEqualTo(3);
        assertThat(tail.after(token(104))).isEqualTo(Tail.NOWHERE);
        assertThat(tail.after(null)).isEqualTo(Tail.NOWHERE);
    }

    @Test
    void who_did_not_see_all_that_it_saw_must_ask_the_store() {
        tail.add(event(101));
        tail.add(event(103, 102));

        assertThat(tail.after(token(103))).isEqualTo(Tail.NOWHERE);
        assertThat(tail.after(token(103, 102))).isEqualTo(2);
        assertThat(tail.after(token(101, 98))).isEqualTo(Tail.NOWHERE);
    }

    @Test
    void nobody_goes_on_before_an_event_that_has_gone() {
        for (int position = 101; position <= 100 + SIZE; position++) {
            tail.add(event(position));
        }
        assertThat(tail.after(START)).as("all are there").isZero();

        tail.add(event(101 + SIZE));

        assertThat(tail.after(START)).isEqualTo(Tail.NOWHERE);
        assertThat(tail.after(token(101))).isEqualTo(Tail.NOWHERE);
        assertThat(tail.after(token(102))).isEqualTo(2);
    }

    @Test
    void of_several_made_of_one_event_it_goes_on_after_the_last() {
        tail.add(event(101));
        tail.add(event(101));

        assertThat(tail.after(token(101))).isEqualTo(2);
    }

    @Test
    void a_store_that_was_empty_has_no_token() {
        Tail fromTheBeginning = new Tail(SIZE, null);

        assertThat(fromTheBeginning.after(null)).isZero();
        fromTheBeginning.add(event(0));
        assertThat(fromTheBeginning.after(null)).isZero();
    }

    @Test
    void who_waits_for_an_event_does_not_go_on_after_it_however_old_it_is() {
        GapAwareTrackingToken waitsFor102 = token(103, 102);
        tail.add(event(101));
        tail.add(event(103, 102));
        // So old that nothing before it is waited for.
        GapAwareTrackingToken saw102 = waitsFor102.advanceTo(102, 0);
        tail.add(event(saw102));

        assertThat(saw102).as("what Axon says").isEqualTo(waitsFor102);
        assertThat(tail.after(waitsFor102)).isEqualTo(2);
        assertThat(tail.after(token(103))).isEqualTo(3);
    }

    @Test
    void what_nobody_reads_any_more_goes_except_for_the_latest() {
        int size = 80;
        int kept = 10;
        Tail large = new Tail(size, START);
        int events = size / 2;
        for (int number = 0; number < events; number++) {
            large.add(event(101 + number));
        }
        Tail.Cursor slow = large.cursor();
        slow.moveTo(5);
        Tail.Cursor fast = large.cursor();
        fast.moveTo(events);
        large.cursor().moveTo(Tail.NOWHERE);

        large.forget();
        assertThat(large.at(4)).isNull();
        assertThat(large.at(5)).as("what the slowest reads next").isNotNull();
        assertThat(large.after(START)).isEqualTo(Tail.NOWHERE);

        for (int number = events; number < 2 * size; number++) {
            large.add(event(101 + number));
            fast.moveTo(number + 1L);
        }
        large.forget();
        assertThat(large.at(2L * size - kept - 1))
                .as("the slowest has lost his place, and keeps nothing")
                .isNull();
        assertThat(large.at(2L * size - kept)).isNotNull();

        large.cursor().moveTo(2L * size - 1);
        fast.close();
        large.add(event(101 + 2 * size));
        large.forget();
        assertThat(large.after(token(101 + 2 * size))).isEqualTo(2L * size + 1);
    }

    @Test
    void who_waits_is_woken_by_what_he_waits_for() throws Exception {
        tail.add(event(101));
        AtomicBoolean came = new AtomicBoolean();
        Thread waiting =
                Thread.ofPlatform()
                        .start(() -> {
                            try {
                                tail.await(1, MINUTES.toNanos(5));
                                came.set(true);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        await("he waits")
                .atMost(PATIENCE)
                .until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        tail.add(event(102));

        await("he is woken").atMost(PATIENCE).untilTrue(came);
    }

    @Test
    void who_waits_for_nothing_that_comes_waits_no_longer_than_he_says() throws Exception {
        long begun = System.nanoTime();

        tail.await(0, MILLISECONDS.toNanos(20));

        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(MILLISECONDS.toNanos(20));
    }

    private static TrackedEventMessage<?> event(long position, long... gaps) {
        return event(token(position, gaps));
    }

    private static TrackedEventMessage<?> event(GapAwareTrackingToken token) {
        return new GenericTrackedEventMessage<>(
                token, GenericEventMessage.asEventMessage("event " + token));
    }

    private static GapAwareTrackingToken token(long position, long... gaps) {
        return GapAwareTrackingToken.newInstance(position, LongStream.of(gaps).boxed().toList());
    }
}
