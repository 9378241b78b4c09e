package com.bluesky.charging.app.events;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * All events after a token: those that are stored first, and then those of the {@link Tail}. It
 * goes on there after the event whose token is that of its own last one, for who has the same token
 * has seen the same; as long as there is none, and whenever the tail has lost what would come next,
 * it reads from the store.
 *
 * <p>Used and closed by one thread at a time.
 */
final class TailReader implements TrackingEventStream {

    private final EventStorageEngine engine;
    private final Tail tail;
    private final Tail.Cursor cursor;
    private @Nullable TrackingToken last;
    private @Nullable TrackedEventMessage<?> next;
    private @Nullable Stream<? extends TrackedEventMessage<?>> stored;
    private @Nullable Iterator<? extends TrackedEventMessage<?>> rest;

    /**
     * A reader of what comes after a token.
     *
     * @param token null for all events
     */
    TailReader(EventStorageEngine engine, Tail tail, @Nullable TrackingToken token) {
        this.engine = engine;
        this.tail = tail;
        this.cursor = tail.cursor();
        this.last = token;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (next == null) {
            next = find();
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long begun = System.nanoTime();
        long nanos = unit.toNanos(timeout);
        while (next == null) {
            long end = tail.end();
            next = find();
            long left = nanos - (System.nanoTime() - begun);
            if (next != null || left <= 0) {
                break;
            }
            tail.await(end, left);
        }
        return next != null;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
            // There was nothing for weeks.
        }
        TrackedEventMessage<?> found = peek().orElseThrow();
        next = null;
        return found;
    }

    /** What comes next, if it is there already. */
    private @Nullable TrackedEventMessage<?> find() {
        TrackedEventMessage<?> found = rest == null ? ofTail() : null;
        if (found == null && cursor.place() == Tail.NOWHERE) {
            found = ofStore();
            if (found == null) {
                found = ofTail();
            }
        }
        if (found != null) {
            last = found.trackingToken();
        }
        return found;
    }

    private @Nullable TrackedEventMessage<?> ofTail() {
        if (cursor.place() == Tail.NOWHERE) {
            cursor.moveTo(tail.after(last));
        }
        long place = cursor.place();
        if (place == Tail.NOWHERE) {
            return null;
        }
        long end = tail.end();
        TrackedEventMessage<?> found = tail.at(place);
        if (found != null) {
            cursor.moveTo(place + 1);
        } else if (place < end) {
            // It has gone.
            cursor.moveTo(Tail.NOWHERE);
        }
        return found;
    }

    private @Nullable TrackedEventMessage<?> ofStore() {
        if (rest == null) {
            stored = engine.readEvents(last, false);
            rest = stored.iterator();
        }
        if (rest.hasNext()) {
            return rest.next();
        }
        closeStored();
        return null;
    }

    private void closeStored() {
        Stream<?> open = stored;
        stored = null;
        rest = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        cursor.close();
        closeStored();
    }
}
