package com.bluesky.charging.app.events;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * The latest events of the store, in memory for all readers of a node. One thread adds them in the
 * order in which it read them; anybody reads.
 *
 * <p>They stand in a ring, not in a list: what has left a list still points to what came after it,
 * and once a dead event is among the old objects of the heap, a collection of the young ones keeps
 * all that follow, and copies them until they are old too.
 */
final class Tail {

    /** The number of no event. */
    static final long NOWHERE = -1;

    private final AtomicReferenceArray<@Nullable Place> places;
    private final @Nullable TrackingToken start;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();

    /** How many events were ever added: the number of the next one. */
    private volatile long end;

    /** An event and its number. */
    private record Place(long number, TrackedEventMessage<?> event) {}

    /**
     * A tail that has nothing yet.
     *
     * @param size so many events are kept; at least 1
     * @param start after which token the first event comes; null at the beginning of the store
     */
    Tail(int size, @Nullable TrackingToken start) {
        this.places = new AtomicReferenceArray<>(size);
        this.start = start;
    }

    /** Adds what comes next; called by one thread. */
    void add(TrackedEventMessage<?> event) {
        long number = end;
        places.set(slot(number), new Place(number, event));
        end = number + 1;
        if (waiting.get() > 0) {
            lock.lock();
            try {
                added.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** The number of the next event to come. */
    long end() {
        return end;
    }

    /** The event of a number; null when it has not come yet, or has gone. */
    @Nullable TrackedEventMessage<?> at(long number) {
        Place place = places.get(slot(number));
        return place != null && place.number() == number ? place.event() : null;
    }

    /** Where it goes on for who has seen all up to a token, or {@link #NOWHERE}. */
    long after(@Nullable TrackingToken token) {
        long newest = end - 1;
        long oldest = Math.max(0, newest + 1 - places.length());
        long sought = position(token);
        for (long number = newest; number >= oldest; number--) {
            TrackedEventMessage<?> event = at(number);
            if (event == null || position(event.trackingToken()) < sought) {
                return NOWHERE;
            }
            if (event.trackingToken().equals(token)) {
                return number + 1;
            }
        }
        return oldest == 0 && Objects.equals(token, start) ? 0 : NOWHERE;
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? -1 : token.position().orElse(-1);
    }

    /** Waits until an event of that number has come, or the time is over. */
    void await(long number, long nanos) throws InterruptedException {
        waiting.incrementAndGet();
        lock.lock();
        try {
            long left = nanos;
            while (end <= number && left > 0) {
                left = added.awaitNanos(left);
            }
        } finally {
            lock.unlock();
            waiting.decrementAndGet();
        }
    }

    private int slot(long number) {
        return (int) (number % places.length());
    }
}
