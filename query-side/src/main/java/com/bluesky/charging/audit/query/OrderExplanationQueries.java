package com.bluesky.charging.audit.query;

import com.bluesky.charging.audit.contract.ExplainOrder;
import com.bluesky.charging.audit.contract.OrderExplanation;
import com.bluesky.charging.order.contract.OrderEvent;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Answers what happened to an order in words, from its events. */
@Component
class OrderExplanationQueries {

    private final OrderStreams streams;
    private final EventNames names;

    OrderExplanationQueries(OrderStreams streams, EventNames names) {
        this.streams = streams;
        this.names = names;
    }

    @QueryHandler
    Optional<OrderExplanation> explain(ExplainOrder query) {
        if (!streams.isVisible(query.orderId(), query.tenant())) {
            return Optional.empty();
        }
        Retelling retelling = new Retelling();
        streams.from(query.orderId(), 0, query.asOf())
                .forEach(event -> retelling.add(recorded(event)));
        return Optional.of(retelling.explanation(query));
    }

    private Recorded recorded(DomainEventMessage<?> event) {
        return new Recorded(
                event.getSequenceNumber(),
                names.of(event.getPayloadType()),
                event.getTimestamp(),
                (OrderEvent) event.getPayload(),
                event.getMetaData());
    }
}
