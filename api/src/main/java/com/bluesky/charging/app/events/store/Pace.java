package com.bluesky.charging.app.events.store;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Lets a reader read at once what comes now and then, and lets it pause between two reads when more
 * comes than a rate, so that it finds a portion each time. For one thread.
 */
final class Pace {

    private final long eachNanos;
    private final long sparedNanos;
    private final long pauseNanos;
    private final LongSupplier clock;

    /** Until when what was taken may last at the rate; in the past when less came. */
    private long lastsUntil;

    /**
     * @param perSecond more than this, for longer than a burst, is much
     * @param burst so many may come at once all the same
     */
    Pace(int perSecond, int burst, long pauseNanos, LongSupplier nanoClock) {
        eachNanos = 1_000_000_000L / perSecond;
        sparedNanos = eachNanos * burst;
        this.pauseNanos = pauseNanos;
        clock = nanoClock;
        lastsUntil = nanoClock.getAsLong();
    }

    /** One more was read. */
    void took() {
        long now = clock.getAsLong();
        long from = lastsUntil - now < 0 ? now : lastsUntil;
        long next = from + eachNanos;
        // What is past the burst is forgotten soon after the load has ended.
        long most = now + sparedNanos + pauseNanos;
        lastsUntil = next - most > 0 ? most : next;
    }

    /** How long the next read should wait. */
    long pauseNanos() {
        return lastsUntil - clock.getAsLong() > sparedNanos ? pauseNanos : 0;
    }

    /** Waits that long. */
    void pause() {
        long left = pauseNanos();
        long end = clock.getAsLong() + left;
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = end - clock.getAsLong();
        }
    }
}
