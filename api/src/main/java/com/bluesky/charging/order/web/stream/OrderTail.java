package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.order.contract.OrderEvent;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows the newest events of the store and announces those of orders that somebody follows here.
 * Each node has one, wherever the event was stored. It remembers nothing: a stream that begins
 * looks for itself at what was before.
 */
@Component
final class OrderTail implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OrderTail.class);
    private static final int LOOK_AGAIN_MILLIS = 1_000;

    private final EventStore store;
    private final Streams streams;
    private volatile boolean running;

    OrderTail(EventStore store, Streams streams) {
        this.store = store;
        this.streams = streams;
    }

    @Override
    public void start() {
        running = true;
        TrackingToken head = store.createHeadToken();
        Thread.ofVirtual().name("order-tail").start(() -> follow(head));
    }

    private void follow(TrackingToken head) {
        TrackingToken position = head;
        while (running) {
            try (BlockingStream<TrackedEventMessage<?>> tail = store.openStream(position)) {
                while (running) {
                    if (tail.hasNextAvailable(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                        TrackedEventMessage<?> event = tail.nextAvailable();
                        announce(event);
                        position = event.trackingToken();
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("Cannot follow the events of orders now: {}", e.getMessage());
                rest();
            }
        }
    }

    private void announce(TrackedEventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> stored
                && streams.isFollowed(stored.getAggregateIdentifier())
                && stored.getPayload() instanceof OrderEvent) {
            streams.happened(stored.getAggregateIdentifier(), stored.getSequenceNumber());
        }
    }

    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
