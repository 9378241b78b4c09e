package com.bluesky.charging.app.events;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * The latest events of the store, in memory for all readers of a node. One thread adds them in the
 * order in which it read them; anybody reads.
 *
 * <p>They stand in a ring, not in a list: what has left a list still points to what came after it,
 * and once a dead event is among the old objects of the heap, a collection of the young ones keeps
 * all that follow, and copies them until they are old too. For the same reason what all readers
 * have seen leaves it before it is full.
 */
final class Tail {

    /** The number of no event. */
    static final long NOWHERE = -1;

    /** One of so many places keeps an event that everybody has seen: more than one read brings. */
    private static final int KEPT_OF = 8;

    private final AtomicReferenceArray<@Nullable Place> places;
    private final @Nullable TrackingToken start;
    private final Set<Cursor> cursors = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition added = lock.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();

    /** How many events were ever added: the number of the next one. */
    private volatile long end;

    /** What comes before this number has gone; used by the thread that adds. */
    private long forgotten;

    /** An event and its number. */
    private record Place(long number, TrackedEventMessage<?> event) {}

    /** Where a reader is: the number of his next event, or {@link #NOWHERE}. */
    final class Cursor implements AutoCloseable {

        private volatile long place = NOWHERE;

        private Cursor() {
            cursors.add(this);
        }

        long place() {
            return place;
        }

        void moveTo(long number) {
            place = number;
        }

        /** Nothing is kept for this reader any more. */
        @Override
        public void close() {
            cursors.remove(this);
        }
    }

    /**
     * A tail that has nothing yet.
     *
     * @param size so many events are kept; at least 2
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

    /** A place for a new reader, who is nowhere yet. */
    Cursor cursor() {
        return new Cursor();
    }

    /** For how many events there is room. */
    int size() {
        return places.length();
    }

    /**
     * Forgets what nobody reads here any more: all before the places of the readers, except for the
     * latest events, after which one who comes from the store may go on. Called by the thread that
     * adds.
     */
    void forget() {
        long oldest = Math.max(forgotten, end - places.length());
        long needed = end - places.length() / KEPT_OF;
        for (Cursor cursor : cursors) {
            long place = cursor.place();
            // Who is further behind has lost his place, and finds out when he reads.
            if (place >= oldest) {
                needed = Math.min(needed, place);
            }
        }
        for (long number = oldest; number < needed; number++) {
            places.set(slot(number), null);
        }
        forgotten = Math.max(oldest, needed);
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

    /**
     * Where it goes on for who has seen all up to a token, or {@link #NOWHERE}: after the latest
     * event whose token is the same.
     */
    long after(@Nullable TrackingToken token) {
        long newest = end - 1;
        long oldest = Math.max(0, newest + 1 - places.length());
        long sought = position(token);
        for (long number = newest; number >= oldest; number--) {
            TrackedEventMessage<?> event = at(number);
            if (event == null || position(event.trackingToken()) < sought) {
                return NOWHERE;
            }
            if (isSame(token, event.trackingToken())) {
                return number + 1;
            }
        }
        return oldest == 0 && Objects.equals(token, start) ? 0 : NOWHERE;
    }

    /**
     * Tokens that were made of old events are equal to others of their position, whatever gaps
     * these have. Who still waits for an event that is missing must not go on after it.
     */
    private static boolean isSame(@Nullable TrackingToken token, TrackingToken seenHere) {
        return seenHere.equals(token)
                && (!(token instanceof GapAwareTrackingToken theirs)
                        || !(seenHere instanceof GapAwareTrackingToken ours)
                        || ours.getGaps().containsAll(theirs.getGaps()));
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
