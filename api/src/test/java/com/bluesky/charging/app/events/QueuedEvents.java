package com.bluesky.charging.app.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** A stream of what a test puts into it, numbered from 0. */
final class QueuedEvents implements TrackingEventStream {

    private final List<TrackedEventMessage<?>> made = new ArrayList<>();
    private final Deque<TrackedEventMessage<?>> events = new ArrayDeque<>();
    private long broken = Long.MAX_VALUE;
    private Runnable callback = () -> {};
    private boolean closed;
    private @Nullable TrackedEventMessage<?> skippedLikeThis;

    void add(Object... payloads) {
        for (Object payload : payloads) {
            TrackedEventMessage<?> event =
                    new GenericTrackedEventMessage<>(
                            new GlobalSequenceTrackingToken(made.size()),
                            GenericEventMessage.asEventMessage(payload));
            made.add(event);
            events.add(event);
        }
    }

    /** Another one that was made of the event before it, as an upcaster does. */
    void addBeside(Object payload) {
        TrackedEventMessage<?> event =
                new GenericTrackedEventMessage<>(
                        made.getLast().trackingToken(),
                        GenericEventMessage.asEventMessage(payload));
        made.add(event);
        events.add(event);
    }

    /** Lets nobody look at the event with this number. */
    void breakAt(long position) {
        broken = position;
    }

    /** Tells its reader to come and look. */
    void ring() {
        callback.run();
    }

    List<TrackedEventMessage<?>> made() {
        return made;
    }

    /** How many are left. */
    int size() {
        return events.size();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        @Nullable TrackedEventMessage<?> next = events.peek();
        if (next != null && next.trackingToken().position().orElseThrow() == broken) {
            throw new IllegalStateException("broken");
        }
        return Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) {
        return !events.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() {
        TrackedEventMessage<?> next = events.poll();
        if (next == null) {
            throw new NoSuchElementException("The test put nothing more into it.");
        }
        return next;
    }

    @Override
    public boolean setOnAvailableCallback(Runnable newCallback) {
        callback = newCallback;
        return true;
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        skippedLikeThis = ignored;
    }

    /** The last event of whose type its reader wants no more. */
    @Nullable TrackedEventMessage<?> skippedLikeThis() {
        return skippedLikeThis;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
        events.clear();
    }
}
