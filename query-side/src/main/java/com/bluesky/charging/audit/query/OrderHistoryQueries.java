package com.bluesky.charging.audit.query;

import com.bluesky.charging.audit.contract.ListOrderEvents;
import com.bluesky.charging.audit.contract.OrderEventPage;
import com.bluesky.charging.audit.contract.RecordedEvent;
import com.bluesky.charging.kernel.query.Json;
import com.bluesky.charging.kernel.query.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what was recorded of an order. */
@Component
class OrderHistoryQueries {

    /** The revision of an event that was never changed. */
    private static final String FIRST_REVISION = "1";

    private final OrderStreams streams;
    private final EventNames names;

    OrderHistoryQueries(OrderStreams streams, EventNames names) {
        this.streams = streams;
        this.names = names;
    }

    @QueryHandler
    Optional<OrderEventPage> list(ListOrderEvents query) {
        return streams.isVisible(query.orderId(), query.tenant())
                ? Optional.of(page(query))
                : Optional.empty();
    }

    /** A page ends after an event; its number is the position. */
    private OrderEventPage page(ListOrderEvents query) {
        String after = query.page().after();
        long first = after == null ? 0 : Long.parseLong(after) + 1;
        List<RecordedEvent> fetched =
                streams.from(query.orderId(), first, query.asOf())
                        .filter(event -> isSince(event.getTimestamp(), query.updatedSince()))
                        .limit(Slice.sizeToFetch(query.page()))
                        .map(this::recorded)
                        .toList();
        int limit = query.page().limit();
        if (fetched.size() <= limit) {
            return new OrderEventPage(fetched, null);
        }
        List<RecordedEvent> items = fetched.subList(0, limit);
        return new OrderEventPage(items, Long.toString(items.getLast().sequence()));
    }

    private static boolean isSince(Instant recordedAt, @Nullable Instant since) {
        return since == null || !recordedAt.isBefore(since);
    }

    private RecordedEvent recorded(DomainEventMessage<?> event) {
        Class<?> type = event.getPayloadType();
        return new RecordedEvent(
                event.getSequenceNumber(),
                names.of(type),
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
