package com.bluesky.charging.app.events.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int BURST = 200;

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND);
    private final Pace pace = new Pace(1_000, BURST, PAUSE, now::get);

    @Test
    void a_burst_is_read_at_once_and_one_more_is_not() {
        take(BURST);
        assertThat(pace.pauseNanos()).isZero();

        take(1);
        assertThat(pace.pauseNanos()).isEqualTo(PAUSE);
    }

    @Test
    void what_comes_at_the_rate_never_waits_also_when_the_clock_turns_over() {
        for (int i = 0; i < 3_000; i++) {
            now.addAndGet(SECOND / 1_000);
            take(1);
            assertThat(pace.pauseNanos()).isZero();
        }
    }

    @Test
    void load_is_forgotten_soon_after_its_end() {
        take(100_000);
        assertThat(pace.pauseNanos()).isEqualTo(PAUSE);

        now.addAndGet(2 * PAUSE);

        assertThat(pace.pauseNanos()).isZero();
    }

    @Test
    void the_pause_is_kept() {
        Pace real = new Pace(1_000, 0, PAUSE, System::nanoTime);
        real.took();
        real.took();
        long begun = System.nanoTime();

        real.pause();

        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(PAUSE);
    }

    private void take(int count) {
        for (int i = 0; i < count; i++) {
            pace.took();
        }
    }
}
