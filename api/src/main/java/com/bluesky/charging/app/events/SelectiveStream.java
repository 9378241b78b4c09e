package com.bluesky.charging.app.events;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream without the events of those types that its reader has said it does not handle. There are
 * dozens of processors, and most events concern a few of them; each event that a processor gets
 * goes through the queues of all its segments, also when nothing is done with it.
 *
 * <p>Some of what is left out gets through nevertheless, so that the reader's token advances: one
 * event in many, and the latest one when nothing else has come for a while. After a restart little
 * has to be looked at again.
 */
final class SelectiveStream implements TrackingEventStream {

    /** Of so many events that are left out one after the other, one gets through. */
    static final int LEFT_OUT_AT_MOST = 1_000;

    /** The latest that was left out gets through when the reader has had nothing for so long. */
    static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final TrackingEventStream all;
    private final Set<Class<?>> unwanted = ConcurrentHashMap.newKeySet();
    private @Nullable TrackedEventMessage<?> next;
    private @Nullable TrackedEventMessage<?> leftOut;
    private int count;
    private long since = System.nanoTime();

    /**
     * @param all the stream of all events, read and closed by this one alone
     */
    SelectiveStream(TrackingEventStream all) {
        this.all = all;
    }

    /** Whether the reader may handle an event of one of these types. */
    boolean wantsAnyOf(Collection<Class<?>> types) {
        return !unwanted.containsAll(types);
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        unwanted.add(ignored.getPayloadType());
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null) {
            try {
                find(0);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (next == null) {
            find(unit.toNanos(timeout));
        }
        return next != null;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        TrackedEventMessage<?> found = next;
        while (found == null) {
            find(QUIET_NANOS);
            found = next;
        }
        next = null;
        since = System.nanoTime();
        return found;
    }

    private void find(long timeoutNanos) throws InterruptedException {
        long begun = System.nanoTime();
        long left = timeoutNanos;
        while (next == null && all.hasNextAvailable(millis(left), TimeUnit.MILLISECONDS)) {
            TrackedEventMessage<?> event = all.nextAvailable();
            if (unwanted.contains(event.getPayloadType()) && ++count < LEFT_OUT_AT_MOST) {
                leftOut = event;
            } else {
                give(event);
            }
            left = timeoutNanos - (System.nanoTime() - begun);
        }
        if (next == null && leftOut != null && System.nanoTime() - since > QUIET_NANOS) {
            give(leftOut);
        }
    }

    private void give(TrackedEventMessage<?> event) {
        next = event;
        leftOut = null;
        count = 0;
    }

    private static int millis(long nanos) {
        return Math.clamp(TimeUnit.NANOSECONDS.toMillis(nanos), 0, Integer.MAX_VALUE);
    }

    @Override
    public void close() {
        all.close();
    }
}
