package com.bluesky.charging.simulator;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Everything that happens to one pile, one at a time: what its owner asks, what the server sends,
 * and what its alarms start. Nothing in a turn waits, so a lock costs less than a thread a pile.
 */
final class Turns {

    private static final Logger LOG = System.getLogger(Turns.class.getName());

    /** Whatever the server dates later than this (a reservation, an update) is out of sight. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final ReentrantLock lock = new ReentrantLock();
    private final ScheduledExecutorService timer;
    private boolean over;

    Turns(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** Does something in a turn, unless the turns are over. */
    void take(Runnable what) {
        lock.lock();
        try {
            if (!over) {
                what.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Looks at something in a turn. */
    <T> T look(Supplier<T> what) {
        lock.lock();
        try {
            return what.get();
        } finally {
            lock.unlock();
        }
    }

    /** Does something in a later turn, within a year; called in a turn. */
    Alarm after(Duration pause, Runnable what) {
        Alarm alarm = new Alarm();
        Duration bounded = pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
        alarm.future =
                timer.schedule(
                        () -> take(() -> ring(alarm, what)),
                        bounded.toNanos(),
                        TimeUnit.NANOSECONDS);
        return alarm;
    }

    /** Lets nothing more happen. */
    void end() {
        over = true;
    }

    private static void ring(Alarm alarm, Runnable what) {
        if (alarm.cancelled) {
            return;
        }
        try {
            what.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "A simulated pile failed in an alarm.", e);
        }
    }

    /** Something that will be done; one that was cancelled in a turn never is. */
    static final class Alarm {

        private Future<?> future = CompletableFuture.completedFuture(null);
        private boolean cancelled;

        private Alarm() {}

        /** One that never rings. */
        static Alarm none() {
            return new Alarm();
        }

        void cancel() {
            cancelled = true;
            future.cancel(false);
        }
    }
}
