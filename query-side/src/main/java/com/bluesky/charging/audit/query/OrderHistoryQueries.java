package com.bluesky.charging.audit.query;

import com.bluesky.charging.audit.contract.FindOrderHistory;
import com.bluesky.charging.audit.contract.OrderHistory;
import com.bluesky.charging.audit.contract.RecordedEvent;
import com.bluesky.charging.kernel.EventTypes;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.ImpossibleHistory;
import com.bluesky.charging.kernel.query.Json;
import com.bluesky.charging.order.contract.OrderEvent;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.serialization.Revision;
import org.springframework.stereotype.Component;

/**
 * Answers what was recorded of an order. It reads the stream itself, not a projection: the history
 * is complete the moment an event is stored, and says whose order it is.
 */
@Component
class OrderHistoryQueries {

    /** The revision of an event that was never changed. */
    private static final String FIRST_REVISION = "1";

    private final EventStore store;
    private final EventTypes types;

    OrderHistoryQueries(EventStore store, EventTypes types) {
        this.store = store;
        this.types = types;
    }

    @QueryHandler
    Optional<OrderHistory> find(FindOrderHistory query) {
        // From the first number on, because a stream that is read without one begins at a snapshot.
        List<? extends DomainEventMessage<?>> events =
                store.readEvents(query.orderId(), 0).asStream().toList();
        return isOrderOf(query.tenant(), events)
                ? Optional.of(
                        new OrderHistory(
                                query.orderId(), events.stream().map(this::recorded).toList()))
                : Optional.empty();
    }

    private static boolean isOrderOf(Tenant tenant, List<? extends DomainEventMessage<?>> events) {
        return !events.isEmpty()
                && events.getFirst().getPayload() instanceof OrderEvent first
                && isVisible(first.owner(), tenant);
    }

    private static boolean isVisible(Owner owner, Tenant tenant) {
        return owner.operatorId().equals(tenant.operatorId())
                && (tenant.customerId() == null || tenant.customerId().equals(owner.customerId()));
    }

    private RecordedEvent recorded(DomainEventMessage<?> event) {
        Class<?> type = event.getPayloadType();
        return new RecordedEvent(
                event.getSequenceNumber(),
                types.nameOf(type)
                        .orElseThrow(() ->
                                new ImpossibleHistory(
                                        type.getName() + " is no event of any contract.")),
                revisionOf(type),
                event.getTimestamp(),
                Json.fields(event.getPayload()),
                new TreeMap<>(event.getMetaData()));
    }

    private static String revisionOf(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        return revision == null ? FIRST_REVISION : revision.value();
    }
}
