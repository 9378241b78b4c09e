package com.bluesky.charging.app.events;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that hands the events of one processor to its segments. When their queues of 1,024
 * events are full, Axon lets it look again after 100 ms, and they are empty long before: no
 * processor would handle more than ten thousand events a second. This one looks again soon.
 */
final class CoordinatorThread extends ScheduledThreadPoolExecutor {

    /** How long Axon waits for room in the queues, and for nothing else. */
    static final long AXONS_WAIT_FOR_ROOM_MILLIS = 100;

    /** A batch takes longer. */
    static final long WAIT_FOR_ROOM_MILLIS = 5;

    /**
     * A thread of this name.
     *
     * @param name ends with what a number may follow
     */
    CoordinatorThread(String name) {
        super(1, Thread.ofVirtual().name(name, 0).factory());
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return unit.toMillis(delay) == AXONS_WAIT_FOR_ROOM_MILLIS
                ? super.schedule(task, WAIT_FOR_ROOM_MILLIS, TimeUnit.MILLISECONDS)
                : super.schedule(task, delay, unit);
    }
}
