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

    /** In this time twenty thousand events a second are less than half of a usual tail. */
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

    private WakingEventStore(
            Builder builder,
            PostgresEventStorageEngine engine,
            int shortStream,
            int tailEvents,
            Duration lookAgain,
            Neighbours neighbours) {
        super(builder);
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
        long looked = System.nanoTime();
        try {
            while (open) {
                long now = System.nanoTime();
                long untilLook = Math.max(0, lookAgainNanos - (now - looked));
                boolean told =
                        bell.tryAcquire(
                                everybodyKnows ? untilLook : Math.min(untilLook, QUIET_NANOS),
                                TimeUnit.NANOSECONDS);
                Set<Class<?>> types = Set.of();
                if (told || System.nanoTime() - looked >= lookAgainNanos) {
                    // Whoever stores something from here on rings again.
                    bell.drainPermits();
                    types = readInto(shared);
                    looked = System.nanoTime();
                }
                wake(types);
                shared.forgetWhatAllHaveSeen();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads what is new, and tells of which types it is. */
    private Set<Class<?>> readInto(Tail shared) throws InterruptedException {
        Set<Class<?>> types = new HashSet<>();
        try (Stream<? extends TrackedEventMessage<?>> stored = engine.readEvents(position, true)) {
            stored.forEach(event -> {
                shared.add(event);
                position = event.trackingToken();
                types.add(event.getPayloadType());
            });
        } catch (RuntimeException e) {
            // Its connections may close while it still reads; then there is nothing to follow.
            if (open) {
                LOG.warn("Cannot follow the tail of the event store: {}", e.getMessage());
                TimeUnit.NANOSECONDS.sleep(QUIET_NANOS);
                bell.release();
            }
        }
        return types;
    }

    /** Those whom these types concern; all now and then, also when nothing arrives. */
    private void wake(Set<Class<?>> types) {
        boolean everybody = types.isEmpty() ? !everybodyKnows : isLongAgo();
        sleepers.forEach(sleeper -> {
            if (everybody || sleeper.wantsAnyOf(types)) {
                sleeper.wake();
            }
        });
        everybodyKnows = everybody;
        if (everybody) {
            everybodyNanos = System.nanoTime();
        }
    }

    /**
     * Whoever has nothing to do with what arrives has to come along nevertheless, while the tail
     * still has it; later he would read all of it from the database, by himself.
     */
    private boolean isLongAgo() {
        return System.nanoTime() - everybodyNanos > EVERYBODY_NANOS;
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
