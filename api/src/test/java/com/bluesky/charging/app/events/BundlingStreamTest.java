package com.bluesky.charging.app.events;

import static com.bluesky.charging.app.events.BundlingStream.ALONE_MAX;
import static com.bluesky.charging.app.events.BundlingStream.BUNDLE_MAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackerStatus;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;

class BundlingStreamTest {

    private final QueuedEvents all = new QueuedEvents();
    private final Semaphore permits = new Semaphore(1);
    private final HandedOut handedOut = new HandedOut();
    private Collection<EventTrackerStatus> claimed = List.of();
    private Collection<EventTrackerStatus> segments = List.of(at(0, token(Long.MAX_VALUE)));

    @Test
    void events_come_as_they_are_to_who_is_not_far_behind() throws Exception {
        add(1 + ALONE_MAX);
        BundlingStream stream = knowing();

        assertThat(rest(stream)).as("at the bound").isEqualTo(positions(1, ALONE_MAX));
        add(3);
        assertThat(rest(stream)).isEqualTo(positions(ALONE_MAX + 1, ALONE_MAX + 3));
    }

    @Test
    void who_is_far_behind_gets_them_under_the_token_of_the_last() throws Exception {
        add(1 + ALONE_MAX + 1);
        BundlingStream stream = knowing();

        List<TrackedEventMessage<?>> bundle = new ArrayList<>();
        while (stream.hasNextAvailable()) {
            bundle.add(stream.nextAvailable());
        }

        assertThat(bundle).as("one past the bound").hasSize(ALONE_MAX + 1);
        assertThat(bundle)
                .allSatisfy(event ->
                        assertThat(event.trackingToken())
                                .isEqualTo(new GlobalSequenceTrackingToken(ALONE_MAX + 1)));
        assertThat(bundle.stream().map(event -> event.getIdentifier()))
                .isEqualTo(
                        all.made().stream().skip(1).map(event -> event.getIdentifier()).toList());
    }

    @Test
    void a_bundle_is_bounded() throws Exception {
        add(1 + BUNDLE_MAX + ALONE_MAX + 1);

        assertThat(rest(knowing()).stream().distinct())
                .containsExactly((long) BUNDLE_MAX, (long) BUNDLE_MAX + ALONE_MAX + 1);
    }

    @Test
    void a_bundle_ends_where_a_segment_is_so_nobody_gets_again_what_he_has_handled()
            throws Exception {
        claimed = List.of(at(0, token(0)), at(1, token(3_000)));
        add(1 + 6_000);

        assertThat(rest(knowing()).stream().distinct()).containsExactly(3_000L, 6_000L);
    }

    @Test
    void a_bundle_ends_where_an_earlier_stream_did_for_those_who_were_kept() throws Exception {
        QueuedEvents before = new QueuedEvents();
        for (int i = 0; i < 3_000; i++) {
            before.add(i);
        }
        BundlingStream earlier =
                new BundlingStream(before, Set.of(), () -> segments, permits, handedOut::until);
        assertThat(rest(earlier)).endsWith(2_999L);
        earlier.close();
        add(1 + 6_000);

        assertThat(rest(knowing()).stream().distinct()).containsExactly(2_999L, 6_000L);
        assertThat(handedOut.from(token(2_999))).containsExactly(2_999L);
        assertThat(handedOut.from(token(3_000))).as("all are past it").isEmpty();
    }

    @Test
    void what_was_made_of_one_event_stays_together() throws Exception {
        claimed = List.of(at(0, token(2_000)));
        add(1 + 2_000);
        all.addBeside("text");
        add(BUNDLE_MAX);
        all.addBeside(1);
        add(ALONE_MAX + 1);

        List<Long> given = rest(knowing());

        assertThat(given.subList(0, 2_001)).as("at an end, and of a new type").containsOnly(2_000L);
        assertThat(given.subList(2_001, 2_001 + BUNDLE_MAX + 1))
                .as("past the bound")
                .containsOnly(2_001L + BUNDLE_MAX);
    }

    @Test
    void a_bundle_ends_where_the_replay_does() throws Exception {
        claimed = List.of(at(0, ReplayToken.createReplayToken(token(2_000), token(0))));
        add(1 + 6_000);

        assertThat(rest(knowing()).stream().distinct()).containsExactly(2_000L, 6_000L);
    }

    @Test
    void a_type_that_was_not_met_comes_alone_so_that_it_can_be_left_out() throws Exception {
        add(1 + 2_000);
        all.add("text");
        add(2_000);

        assertThat(rest(knowing()).stream().distinct()).containsExactly(2_000L, 2_001L, 4_001L);
    }

    @Test
    void what_is_peeked_at_is_what_comes_next_and_makes_nothing_ready() throws Exception {
        add(1 + 3_000);
        BundlingStream stream = knowing();

        assertThat(stream.peek()).contains(all.made().get(1));
        assertThat(all.size()).isEqualTo(3_000);
        assertThat(stream.nextAvailable().trackingToken()).isEqualTo(token(3_000));
        assertThat(stream.peek().orElseThrow().trackingToken()).isEqualTo(token(3_000));
    }

    @Test
    void two_bundles_are_in_work_and_the_next_waits_for_the_slowest_segment() throws Exception {
        AtomicInteger called = new AtomicInteger();
        segments = List.of();
        add(1 + 3 * BUNDLE_MAX);
        BundlingStream stream = knowing();
        stream.setOnAvailableCallback(called::incrementAndGet);

        assertThat(rest(stream)).hasSize(2 * BUNDLE_MAX);
        assertThat(called).as("asks its reader to come again").hasPositiveValue();
        assertThat(stream.hasNextAvailable()).as("nobody is anywhere yet").isFalse();
        segments = List.of(at(0, token(2 * BUNDLE_MAX)), at(1, token(BUNDLE_MAX - 1)));
        assertThat(stream.hasNextAvailable()).as("one before the end of the first").isFalse();

        segments = List.of(at(0, token(2 * BUNDLE_MAX)), at(1, token(BUNDLE_MAX)));
        assertThat(rest(stream)).hasSize(BUNDLE_MAX).containsOnly(3L * BUNDLE_MAX);
    }

    @Test
    void who_has_no_permit_gets_them_as_they_are_until_another_has_come_to_the_end()
            throws Exception {
        add(1 + 3_000);
        BundlingStream first = knowing();
        first.nextAvailable();
        QueuedEvents others = new QueuedEvents();
        for (int i = 0; i < 8_000; i++) {
            others.add(i);
        }
        BundlingStream second =
                new BundlingStream(others, Set.of(), () -> segments, permits, _ -> {});
        for (int i = 0; i < 1 + ALONE_MAX; i++) {
            assertThat(second.nextAvailable().trackingToken()).isEqualTo(token(i));
        }

        first.close();

        assertThat(second.nextAvailable().trackingToken()).isEqualTo(token(7_999));
        assertThat(permits.availablePermits()).isZero();
        assertThat(rest(second)).isNotEmpty();
        assertThat(second.hasNextAvailable()).isFalse();
        assertThat(permits.availablePermits()).isOne();
    }

    @Test
    void what_cannot_be_read_stops_the_reader_after_all_that_came_before() throws Exception {
        add(1 + 2_000);
        all.breakAt(1_500);
        BundlingStream stream = knowing();

        for (int i = 1; i < 1_500; i++) {
            assertThat(stream.nextAvailable().trackingToken()).isEqualTo(token(1_499));
        }

        assertThatIllegalStateException().isThrownBy(stream::nextAvailable).withMessage("broken");
        assertThatIllegalStateException().isThrownBy(stream::nextAvailable).withMessage("broken");
    }

    private void add(int numbers) {
        for (int i = 0; i < numbers; i++) {
            all.add(i);
        }
    }

    /** Of a reader who has had the first event, and so has met numbers. */
    private BundlingStream knowing() throws InterruptedException {
        Set<Long> ends = new HashSet<>(BundlingStream.endsFor(claimed));
        ends.addAll(handedOut.from(token(0)));
        BundlingStream stream =
                new BundlingStream(all, ends, () -> segments, permits, handedOut::until);
        assertThat(stream.nextAvailable()).isEqualTo(all.made().getFirst());
        return stream;
    }

    private static List<Long> rest(BundlingStream stream) throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        while (stream.hasNextAvailable()) {
            positions.add(stream.nextAvailable().trackingToken().position().orElseThrow());
        }
        return positions;
    }

    private static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static TrackingToken token(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private static EventTrackerStatus at(int segment, TrackingToken position) {
        return new TrackerStatus(Segment.computeSegment(segment, 0, 1), position);
    }
}
