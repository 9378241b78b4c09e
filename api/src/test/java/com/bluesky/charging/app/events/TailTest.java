package com.bluesky.charging.app.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class TailTest {

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
    void what_all_readers_have_seen_goes_except_for_the_latest() {
        Tail large = new Tail(4 * Tail.KEPT, START);
        int events = 2 * Tail.KEPT;
        for (int number = 0; number < events; number++) {
            large.add(event(101 + number));
        }
        Tail.Cursor slow = large.cursor();
        slow.moveTo(10);
        large.cursor().moveTo(events);
        large.cursor().moveTo(Tail.NOWHERE);

        large.forgetWhatAllHaveSeen();
        assertThat(large.at(9)).isNull();
        assertThat(large.at(10)).as("what the slowest reads next").isNotNull();
        assertThat(large.after(START)).isEqualTo(Tail.NOWHERE);

        slow.close();
        large.forgetWhatAllHaveSeen();
        assertThat(large.at(events - Tail.KEPT - 1)).isNull();
        assertThat(large.at(events - Tail.KEPT)).isNotNull();
        assertThat(large.after(token(100 + events))).isEqualTo(events);
    }

    @Test
    void who_waits_is_woken_by_what_he_waits_for() throws Exception {
        tail.add(event(101));
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                tail.await(1, SECONDS.toNanos(60));
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        task -> Thread.ofVirtual().start(task));
        tail.add(event(102));

        waiting.get(20, SECONDS);
    }

    @Test
    void who_waits_for_nothing_that_comes_waits_no_longer_than_he_says() throws Exception {
        long begun = System.nanoTime();

        tail.await(0, TimeUnit.MILLISECONDS.toNanos(20));

        assertThat(System.nanoTime() - begun)
                .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    }

    private static TrackedEventMessage<?> event(long position, long... gaps) {
        return new GenericTrackedEventMessage<>(
                token(position, gaps), GenericEventMessage.asEventMessage("event " + position));
    }

    private static GapAwareTrackingToken token(long position, long... gaps) {
        return GapAwareTrackingToken.newInstance(position, LongStream.of(gaps).boxed().toList());
    }
}
