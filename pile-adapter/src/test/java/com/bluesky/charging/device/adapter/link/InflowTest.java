package com.bluesky.charging.device.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.adapter.link.Inflow.Verdict;
import com.bluesky.charging.device.adapter.wire.WireLimits;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InflowTest {

    private static final Duration PRESSING = Duration.ofSeconds(30);
    private static final Duration LIMITED = Duration.ofMinutes(10);
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final int SMALL = 100;

    /** The clock that Inflow is told; it begins anywhere, as the real one does. */
    private long now = -TimeUnit.HOURS.toNanos(5);

    private final Inflow inflow = new Inflow(PRESSING, LIMITED, now);

    @Test
    void as_many_frames_as_may_come_at_once_are_read_and_one_more_has_to_wait() {
        for (int i = 0; i < LinkLimits.FRAMES_AT_ONCE; i++) {
            assertThat(take(SMALL, 1).holdNanos()).isZero();
        }
        assertThat(take(SMALL, 1))
                .isEqualTo(new Verdict(1_000_000_000L / LinkLimits.FRAMES_PER_SECOND, false));
    }

    @Test
    void as_many_bytes_as_may_come_at_once_are_read_and_one_more_has_to_wait() {
        for (int i = 0; i < LinkLimits.BYTES_AT_ONCE / WireLimits.FRAME_BYTES; i++) {
            assertThat(take(WireLimits.FRAME_BYTES, 1).holdNanos()).isZero();
        }
        assertThat(take(1, 1).holdNanos()).isPositive();
    }

    @Test
    void what_was_waited_for_may_come() {
        exhaust();
        pass(Duration.ofSeconds(1));
        for (int i = 1; i < LinkLimits.FRAMES_PER_SECOND; i++) {
            assertThat(take(SMALL, 1).holdNanos()).isZero();
        }
        assertThat(take(SMALL, 1).holdNanos()).isZero();
        assertThat(take(SMALL, 1).holdNanos()).isPositive();
    }

    @Test
    void who_presses_on_without_waiting_for_answers_is_cut_after_a_while() {
        exhaust();
        take(SMALL, LinkLimits.HONESTLY_UNANSWERED + 1);
        assertThat(stayAtLimit(PRESSING.minusNanos(1), 1).tooMuch()).isFalse();
        assertThat(stayAtLimit(Duration.ofNanos(1), 1).tooMuch()).isTrue();
    }

    @Test
    void who_waits_for_answers_is_only_slowed_for_as_long_as_the_longest_replay() {
        exhaust();
        take(SMALL, LinkLimits.HONESTLY_UNANSWERED);
        int honest = LinkLimits.HONESTLY_UNANSWERED;
        assertThat(stayAtLimit(LIMITED.minusNanos(1), honest).tooMuch()).isFalse();
        assertThat(stayAtLimit(Duration.ofNanos(1), honest).tooMuch()).isTrue();
    }

    @Test
    void who_recovers_begins_anew() {
        exhaust();
        take(SMALL, LinkLimits.HONESTLY_UNANSWERED + 1);
        pass(Duration.ofSeconds(6));
        assertThat(take(SMALL, 1).holdNanos()).isZero();
        pass(PRESSING.plus(LIMITED));
        assertThat(atLimit(1).tooMuch()).isFalse();
    }

    private Verdict take(int bytes, int unanswered) {
        return inflow.take(bytes, unanswered, now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    /** Uses up what may come at once, to the last frame. */
    private void exhaust() {
        for (int i = 0; i < LinkLimits.FRAMES_AT_ONCE; i++) {
            take(SMALL, 1);
        }
    }

    /** What is said at the end of a time in which it sends as much as it may, and a little more. */
    private Verdict stayAtLimit(Duration time, int unanswered) {
        Duration left = time;
        Verdict verdict = atLimit(unanswered);
        while (left.isPositive()) {
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            pass(step);
            verdict = atLimit(unanswered);
            left = left.minus(step);
        }
        return verdict;
    }

    /** What is said to the frame that goes over the limit. */
    private Verdict atLimit(int unanswered) {
        Verdict verdict = take(SMALL, unanswered);
        while (verdict.holdNanos() == 0) {
            verdict = take(SMALL, unanswered);
        }
        return verdict;
    }
}
