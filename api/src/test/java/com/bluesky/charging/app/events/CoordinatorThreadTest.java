package com.bluesky.charging.app.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoordinatorThreadTest {

    private final CoordinatorThread thread = new CoordinatorThread("test-");

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @Test
    void room_in_the_queues_is_looked_for_soon() {
        assertThat(delayMillis(CoordinatorThread.AXONS_WAIT_FOR_ROOM_MILLIS))
                .isLessThanOrEqualTo(CoordinatorThread.WAIT_FOR_ROOM_MILLIS);
    }

    @Test
    void other_waits_are_as_axon_has_them() {
        for (long millis : new long[] {99, 101, 500, 5_000}) {
            assertThat(delayMillis(millis)).isGreaterThan(CoordinatorThread.WAIT_FOR_ROOM_MILLIS);
        }
    }

    private long delayMillis(long wanted) {
        ScheduledFuture<?> scheduled = thread.schedule(() -> {}, wanted, TimeUnit.MILLISECONDS);
        return scheduled.getDelay(TimeUnit.MILLISECONDS);
    }
}
