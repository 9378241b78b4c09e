package com.bluesky.charging.app.events;

import com.bluesky.charging.app.events.store.PostgresEventStorageEngine;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event store that wakes the processors when there is something to read. Axon's own lets them
 * look every 500 ms, and a charge takes several hops from one processor to the next. What other
 * nodes store is read when they tell of it.
 *
 * <p>One thread reads what is new into the {@link Tail} that all readers share, and then wakes
 * those who handle events of these types. It reads at once when something was stored.
 *
 * <p>A stream of few events is read by one question, which Axon's own asks after one for a
 * snapshot.
 */
final class WakingEventStore extends AbstractEventStore {

    private static final Logger LOG = LoggerFactory.getLogger(WakingEventStore.class);

    /**
     * Whoever has nothing to do with what arrives has to come along so often nevertheless, while
     * the tail still has it; later he would read all of it from the database, by himself. In this
     * time twenty thousand events a second are less than half of a usual tail.
     */
    private static final long EVERYBODY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    /**
     * All are woken when nothing has arrived for so long; a read that failed is tried again then.
     */
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Set<WakingStream> sleepers = ConcurrentHashMap.newKeySet();
    private final PostgresEventStorageEngine engine;
    private final int shortStream;
    private final int tailEvents;
    private final long lookAgainNanos;
    private final Neighbours neighbours;
    private final Semaphore bell = new Semaphore(0);
    private volatile @Nullable Tail tail;
    private volatile boolean open = true;
    private @Nullable TrackingToken position;
    private boolean everybodyKnows = true;
    private long everybodyNanos = System.nanoTime();
    private long arrivedNanos = System.nanoTime();
    private long lookedNanos = System.nanoTime();

    private WakingEventStore(
            Builder builder,
            PostgresEventStorageEngine engine,
            int shortStream,
            int tailEvents,
            Duration lookAgain,
            Neighbours neighbours) {
        super(builder);
        if (!lookAgain.isPositive()) {
            throw new IllegalArgumentException(
                    "The store cannot be looked at all the time: " + lookAgain);
        }
        this.engine = engine;
        this.shortStream = shortStream;
        this.tailEvents = tailEvents;
        this.lookAgainNanos = lookAgain.toNanos();
        this.neighbours = neighbours;
    }

    /** What Axon wants to know of an event store; then {@link #build}. */
    static final class Builder extends AbstractEventStore.Builder {

        private final PostgresEventStorageEngine engine;

        Builder(
                PostgresEventStorageEngine engine,
                MessageMonitor<? super EventMessage<?>> messageMonitor,
                EventBusSpanFactory spanFactory) {
            this.engine = engine;
            storageEngine(engine);
            messageMonitor(messageMonitor);
            spanFactory(spanFactory);
        }

        /**
         * Makes the event store.
         *
         * @param shortStream streams of fewer events are read without asking for a snapshot; at
         *     least 1
         * @param tailEvents so many are kept for all readers; who is further behind reads from the
         *     store
         * @param lookAgain how often the store is looked at when nobody told of new events
         * @param neighbours the other nodes on this store; closed by who made them
         */
        WakingEventStore build(
                int shortStream, int tailEvents, Duration lookAgain, Neighbours neighbours) {
            return new WakingEventStore(
                    this, engine, shortStream, tailEvents, lookAgain, neighbours);
        }
    }

    /**
     * Asks for the first events, and for a snapshot only when there are more: most aggregates are
     * new, and live for a few events.
     */
    @Override
    public DomainEventStream readEvents(String aggregateIdentifier) {
        return engine.readShort(aggregateIdentifier, shortStream)
                .map(stored ->
                        DomainEventStream.concat(
                                stored,
                                DomainEventStream.of(
                                        stagedDomainEventMessages(aggregateIdentifier))))
                .orElseGet(() -> super.readEvents(aggregateIdentifier));
    }

    /** Begins to wake; called once, before processors open their streams. */
    void start() {
        neighbours.listen(bell::release);
        position = createHeadToken();
        Tail empty = new Tail(tailEvents, position);
        tail = empty;
        Thread.ofVirtual().name("event-store-tail").start(() -> follow(empty));
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        bell.release();
        neighbours.announce();
    }

    void shutDown() {
        open = false;
        bell.release();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        Tail started = Objects.requireNonNull(tail, "The event store was not started.");
        return new WakingStream(new TailReader(engine, started, trackingToken));
    }

    private void follow(Tail shared) {
        try {
            while (open) {
                try {
                    look(shared);
                } catch (RuntimeException | Error e) {
                    // Its connections may close while it still reads; then nothing is to follow.
                    if (open) {
                        LOG.warn("Cannot follow the tail of the event store; it goes on", e);
                        TimeUnit.NANOSECONDS.sleep(QUIET_NANOS);
                        bell.release();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until somebody rings or it is time, and does what is to be done then. */
    private void look(Tail shared) throws InterruptedException {
        long untilLook = Math.max(0, lookAgainNanos - (System.nanoTime() - lookedNanos));
        boolean told =
                bell.tryAcquire(
                        everybodyKnows ? untilLook : Math.min(untilLook, QUIET_NANOS),
                        TimeUnit.NANOSECONDS);
        Set<Class<?>> types = new HashSet<>();
        try {
            if (told || System.nanoTime() - lookedNanos >= lookAgainNanos) {
                // Whoever stores something from here on rings again.
                bell.drainPermits();
                read(shared, types);
                lookedNanos = System.nanoTime();
            }
        } finally {
            wake(types);
            shared.forget();
        }
    }

    /** Reads what is new and notes of which types it is; wakes, too, before half of it has gone. */
    private void read(Tail shared, Set<Class<?>> types) {
        long begun = shared.end();
        try (Stream<? extends TrackedEventMessage<?>> stored = engine.readEvents(position, true)) {
            stored.forEach(event -> {
                shared.add(event);
                position = event.trackingToken();
                types.add(event.getPayloadType());
                if ((shared.end() - begun) % (shared.size() / 2) == 0) {
                    wake(types);
                    types.clear();
                }
            });
        }
    }

    /** Those whom these types concern; all now and then, and when nothing arrives for a while. */
    private void wake(Set<Class<?>> types) {
        long now = System.nanoTime();
        boolean everybody;
        if (!types.isEmpty()) {
            arrivedNanos = now;
            everybody = now - everybodyNanos > EVERYBODY_NANOS;
        } else if (now - arrivedNanos < QUIET_NANOS) {
            // Somebody rang for what had been read already.
            return;
        } else {
            everybody = !everybodyKnows;
        }
        if (everybody) {
            everybodyNanos = now;
        }
        everybodyKnows = everybody;
        sleepers.forEach(sleeper -> {
            if (everybody || sleeper.wantsAnyOf(types)) {
                sleeper.wake();
            }
        });
    }

    private final class WakingStream implements TrackingEventStream {

        private final SelectiveStream stream;
        private volatile Runnable callback = () -> {};

        WakingStream(TrackingEventStream all) {
            this.stream = new SelectiveStream(all);
        }

        boolean wantsAnyOf(Set<Class<?>> types) {
            return stream.wantsAnyOf(types);
        }

        void wake() {
            callback.run();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable newCallback) {
            callback = newCallback;
            sleepers.add(this);
            // Whatever arrived before this call was not announced to it.
            newCallback.run();
            return true;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return stream.peek();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return stream.hasNextAvailable(timeout, unit);
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return stream.nextAvailable();
        }

        @Override
        public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
            stream.skipMessagesWithPayloadTypeOf(ignored);
        }

        @Override
        public void close() {
            sleepers.remove(this);
            stream.close();
        }
    }
}
