package com.bluesky.charging.audit.query;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.order.contract.OrderEvent;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The streams of orders as they are stored, and not a projection: a history is complete the moment
 * an event is stored, and its first event says whose order it is.
 */
@Component
class OrderStreams {

    private final EventStore store;

    OrderStreams(EventStore store) {
        this.store = store;
    }

    boolean isVisible(String orderId, Tenant tenant) {
        DomainEventStream stream = store.readEvents(orderId, 0);
        return stream.hasNext()
                && stream.next().getPayload() instanceof OrderEvent first
                && isOf(tenant, first.owner());
    }

    private static boolean isOf(Tenant tenant, Owner owner) {
        return owner.operatorId().equals(tenant.operatorId())
                && (tenant.customerId() == null || tenant.customerId().equals(owner.customerId()));
    }

    /**
     * The events from a number on. A stream that is read without one begins at a snapshot.
     *
     * @param asOf ends it before the first event that was recorded later; null for none
     */
    Stream<? extends DomainEventMessage<?>> from(
            String orderId, long firstSequence, @Nullable Instant asOf) {
        Stream<? extends DomainEventMessage<?>> events =
                store.readEvents(orderId, firstSequence).asStream();
        // Nothing that came later counts, whatever the clock of its node said.
        return asOf == null
                ? events
                : events.takeWhile(event -> !event.getTimestamp().isAfter(asOf));
    }
}
