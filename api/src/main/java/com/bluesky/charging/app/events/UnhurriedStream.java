package com.bluesky.charging.app.events;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose reader is told of news a moment later, once for all that comes in that moment. The
 * rest is as it was: who looks finds what is there.
 */
final class UnhurriedStream implements BlockingStream<TrackedEventMessage<?>> {

    private final BlockingStream<TrackedEventMessage<?>> all;
    private final ScheduledExecutorService timer;
    private final long momentNanos;
    private @Nullable Future<?> told;
    private boolean open = true;

    /**
     * A stream for one reader.
     *
     * @param all read and closed by this one alone
     * @param timer tells the reader; when it discards what comes after its end, nobody is told
     * @param moment how long it waits; positive
     */
    UnhurriedStream(
            BlockingStream<TrackedEventMessage<?>> all,
            ScheduledExecutorService timer,
            Duration moment) {
        this.all = all;
        this.timer = timer;
        this.momentNanos = moment.toNanos();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        return all.setOnAvailableCallback(() -> tellLater(callback));
    }

    private synchronized void tellLater(Runnable callback) {
        if (open && told == null) {
            told = timer.schedule(() -> tell(callback), momentNanos, TimeUnit.NANOSECONDS);
        }
    }

    private void tell(Runnable callback) {
        synchronized (this) {
            if (!open) {
                return;
            }
            // What comes from here on is told again.
            told = null;
        }
        callback.run();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return all.peek();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        return all.hasNextAvailable(timeout, unit);
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        return all.nextAvailable();
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        all.skipMessagesWithPayloadTypeOf(ignored);
    }

    @Override
    public void close() {
        synchronized (this) {
            open = false;
            if (told != null) {
                told.cancel(false);
                told = null;
            }
        }
        all.close();
    }
}
