package com.bluesky.charging.app.events;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose reader, when he is far behind, gets thousands of events at a time. They come under
 * one token, that of the last of them, and Axon hands events of the same token to a segment
 * together and has them handled in one transaction. Without that a batch is what is in a queue of
 * 1,024 events of all segments, and a row is written in several batches.
 *
 * <p>A bundle ends where a segment is, or was when it was reset, or when its reader began anew: no
 * segment gets again what it has handled, and none is told of a replay, or of none, wrongly. An
 * event of a type that the reader has not met comes alone, so that he can say that he does not
 * handle it.
 *
 * <p>Used by the reader's one thread.
 */
final class BundlingStream implements BlockingStream<TrackedEventMessage<?>> {

    /** Who has more than this before him is far behind; what is less comes as it is. */
    static final int ALONE_MAX = 1_024;

    /** With two in work, some 50 MB for each reader who is far behind. */
    static final int BUNDLE_MAX = 8_192;

    /** Filling a bundle takes no longer: meanwhile its reader does nothing for his claims. */
    static final long FILL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private static final long WAIT_FOR_ROOM_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int LOOK_MILLIS = 2;

    private final BlockingStream<TrackedEventMessage<?>> all;
    private final Supplier<Collection<EventTrackerStatus>> segments;
    private final Semaphore permits;
    private final Set<Long> ends;
    private final LongConsumer whenClosed;
    private final Set<Class<?>> met = new HashSet<>();
    private final Queue<TrackedEventMessage<?>> ready = new ArrayDeque<>();
    private boolean permitted;
    private long given = -1;
    private long end = Long.MIN_VALUE;
    private long endBefore = Long.MIN_VALUE;
    private @Nullable RuntimeException failure;
    private Runnable callback = () -> {};

    /**
     * A stream for one reader.
     *
     * @param all read and closed by this one alone
     * @param ends where bundles end at the latest
     * @param segments where the reader's segments are now; empty until their first batch is done
     * @param permits one for each who may have large bundles in memory at the same time
     * @param whenClosed is told how far the reader got, if it got anything
     */
    BundlingStream(
            BlockingStream<TrackedEventMessage<?>> all,
            Set<Long> ends,
            Supplier<Collection<EventTrackerStatus>> segments,
            Semaphore permits,
            LongConsumer whenClosed) {
        this.all = all;
        this.ends = ends;
        this.segments = segments;
        this.permits = permits;
        this.whenClosed = whenClosed;
    }

    /**
     * Where bundles have to end for segments.
     *
     * @param claimed where they were when they were claimed
     */
    static Set<Long> endsFor(Collection<EventTrackerStatus> claimed) {
        return claimed.stream()
                .flatMap(segment ->
                        Stream.of(
                                segment.getCurrentPosition(),
                                segment.getResetPosition(),
                                segment.mergeCompletedPosition()))
                .flatMapToLong(position -> position.stream())
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What is ready, or what comes next from the store; nothing is made ready. */
    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        TrackedEventMessage<?> next = ready.peek();
        return next == null && failure == null ? all.peek() : Optional.ofNullable(next);
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (!ready.isEmpty()) {
            return true;
        }
        if (failure != null) {
            throw failure;
        }
        if (!awaitRoom()) {
            // The reader looks after his segments, and comes again at once.
            callback.run();
            return false;
        }
        fill();
        if (ready.isEmpty() && all.hasNextAvailable(timeout, unit)) {
            fill();
        }
        return !ready.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        boolean available;
        do {
            available = hasNextAvailable(1, TimeUnit.SECONDS);
        } while (!available);
        TrackedEventMessage<?> next = ready.remove();
        given = position(next);
        return next;
    }

    /** Two bundles are in work at most: one that is handled, and the next one. */
    private boolean awaitRoom() throws InterruptedException {
        long begun = System.nanoTime();
        while (slowest() < endBefore) {
            if (System.nanoTime() - begun > WAIT_FOR_ROOM_NANOS) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return true;
    }

    /** Where the segment is that has handled least; before the beginning when none has yet. */
    private long slowest() {
        return segments.get().stream()
                .mapToLong(segment -> segment.getCurrentPosition().orElse(-1))
                .min()
                .orElse(-1);
    }

    private void fill() throws InterruptedException {
        try {
            take();
        } catch (RuntimeException e) {
            // What came before goes first.
            if (ready.isEmpty()) {
                throw e;
            }
            failure = e;
        }
        if (ready.size() > ALONE_MAX) {
            bundle();
        } else {
            endBefore = Long.MIN_VALUE;
            end = Long.MIN_VALUE;
            giveBackPermit();
        }
    }

    private void take() throws InterruptedException {
        long begun = System.nanoTime();
        TrackedEventMessage<?> last = null;
        boolean atEnd = false;
        while (all.hasNextAvailable()) {
            TrackedEventMessage<?> next = all.peek().orElseThrow();
            // What an upcaster made of one event stays together.
            boolean joins = last != null && next.trackingToken().equals(last.trackingToken());
            boolean isNew = !met.contains(next.getPayloadType());
            if (!joins && (atEnd || (isNew && last != null) || !mayTakeMore(begun))) {
                return;
            }
            last = all.nextAvailable();
            met.add(last.getPayloadType());
            ready.add(last);
            atEnd |= isNew || ends.contains(position(last));
        }
    }

    private boolean mayTakeMore(long begun) {
        if (ready.size() >= BUNDLE_MAX || System.nanoTime() - begun > FILL_NANOS) {
            return false;
        }
        if (ready.size() >= ALONE_MAX && !permitted) {
            permitted = permits.tryAcquire();
            return permitted;
        }
        return true;
    }

    private void bundle() {
        List<TrackedEventMessage<?>> events = List.copyOf(ready);
        TrackingToken last = events.getLast().trackingToken();
        ready.clear();
        events.forEach(event -> ready.add(event.withTrackingToken(last)));
        endBefore = end;
        end = position(events.getLast());
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElse(-1);
    }

    private void giveBackPermit() {
        if (permitted) {
            permitted = false;
            permits.release();
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable newCallback) {
        callback = newCallback;
        return all.setOnAvailableCallback(newCallback);
    }

    @Override
    public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
        all.skipMessagesWithPayloadTypeOf(ignored);
    }

    @Override
    public void close() {
        giveBackPermit();
        if (given >= 0) {
            whenClosed.accept(given);
        }
        all.close();
    }
}
