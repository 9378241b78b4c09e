package com.bluesky.charging.app.events;

import com.bluesky.charging.app.events.store.PostgresEventStorageEngine;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event store that wakes the processors when there is something to read. Axon's own lets them
 * look every 500 ms, and a charge takes several hops from one processor to the next. What other
 * nodes store is read when they tell of it.
 *
 * <p>One thread follows the tail that the store shares among its readers; when an event has arrived
 * there, every reader who handles events of its type finds it at once.
 *
 * <p>A stream of few events is read by one question, which Axon's own asks after one for a
 * snapshot.
 */
final class WakingEventStore extends EmbeddedEventStore {

    private static final Logger LOG = LoggerFactory.getLogger(WakingEventStore.class);
    private static final int LOOK_AGAIN_MILLIS = 1_000;

    /** In this time twenty thousand events a second are less than half of what the store keeps. */
    private static final long EVERYBODY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Set<WakingStream> sleepers = ConcurrentHashMap.newKeySet();
    private final PostgresEventStorageEngine engine;
    private final int shortStream;
    private final Neighbours neighbours;
    private volatile boolean open = true;
    private boolean everybodyKnows = true;
    private long everybodyNanos = System.nanoTime();

    /**
     * @param engine reads and appends
     * @param shortStream streams of fewer events are read without asking for a snapshot; at least 1
     * @param neighbours the other nodes on this store; closed by who made them
     */
    WakingEventStore(
            EmbeddedEventStore.Builder builder,
            PostgresEventStorageEngine engine,
            int shortStream,
            Neighbours neighbours) {
        super(builder.storageEngine(engine));
        this.engine = engine;
        this.shortStream = shortStream;
        this.neighbours = neighbours;
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
        neighbours.listen(this::look);
        TrackingToken head = createHeadToken();
        Thread.ofVirtual().name("event-store-tail").start(() -> follow(head));
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        neighbours.announce();
    }

    /** Reads what is new at once, as after an append of its own. */
    private void look() {
        super.afterCommit(List.of());
    }

    @Override
    public void shutDown() {
        open = false;
        super.shutDown();
    }

    @Override
    public TrackingEventStream openStream(TrackingToken trackingToken) {
        return new WakingStream(super.openStream(trackingToken));
    }

    private void follow(TrackingToken head) {
        try (TrackingEventStream tail = super.openStream(head)) {
            while (open) {
                awaitEvents(tail);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEvents(TrackingEventStream tail) throws InterruptedException {
        try {
            boolean arrived = tail.hasNextAvailable(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            Set<Class<?>> types = new HashSet<>();
            while (tail.hasNextAvailable()) {
                types.add(tail.nextAvailable().getPayloadType());
            }
            boolean everybody = arrived ? isLongAgo() : !everybodyKnows;
            sleepers.forEach(sleeper -> {
                if (everybody || sleeper.wantsAnyOf(types)) {
                    sleeper.wake();
                }
            });
            everybodyKnows = everybody;
            if (everybody) {
                everybodyNanos = System.nanoTime();
            }
        } catch (RuntimeException e) {
            // Its connections may close while it still reads; then there is nothing to follow.
            if (open) {
                // Readers look by themselves too, only less often: a lost database slows them down.
                LOG.warn("Cannot follow the tail of the event store: {}", e.getMessage());
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
        }
    }

    /**
     * Whoever has nothing to do with what arrives has to come along nevertheless, while the store
     * still has it in memory; later he would read all of it from the database, by himself.
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
