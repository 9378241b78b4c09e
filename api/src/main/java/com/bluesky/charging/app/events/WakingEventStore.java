package com.bluesky.charging.app.events;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event store that wakes the processors when there is something to read. Axon's own lets them
 * look every 500 ms, and a charge takes several hops from one processor to the next. What other
 * nodes store is read when they tell of it.
 *
 * <p>One thread follows the tail that the store shares among its readers; when an event has arrived
 * there, every reader finds it at once.
 */
final class WakingEventStore extends EmbeddedEventStore {

    private static final Logger LOG = LoggerFactory.getLogger(WakingEventStore.class);
    private static final int LOOK_AGAIN_MILLIS = 1_000;

    private final Set<Runnable> sleepers = ConcurrentHashMap.newKeySet();
    private final Neighbours neighbours;
    private volatile boolean open = true;

    /**
     * @param neighbours the other nodes on this store; closed by who made them
     */
    WakingEventStore(EmbeddedEventStore.Builder builder, Neighbours neighbours) {
        super(builder);
        this.neighbours = neighbours;
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
            if (tail.hasNextAvailable(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                while (tail.hasNextAvailable()) {
                    tail.nextAvailable();
                }
                sleepers.forEach(Runnable::run);
            }
        } catch (RuntimeException e) {
            // Readers look by themselves too, only less often, so a lost database slows them down.
            LOG.warn("Cannot follow the tail of the event store: {}", e.getMessage());
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private final class WakingStream implements TrackingEventStream {

        private final TrackingEventStream stream;
        private volatile Runnable callback = () -> {};

        WakingStream(TrackingEventStream stream) {
            this.stream = stream;
        }

        @Override
        public boolean setOnAvailableCallback(Runnable newCallback) {
            sleepers.remove(callback);
            callback = newCallback;
            sleepers.add(newCallback);
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
            sleepers.remove(callback);
            stream.close();
        }
    }
}
