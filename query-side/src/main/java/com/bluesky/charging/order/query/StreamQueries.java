package com.bluesky.charging.order.query;

import com.bluesky.charging.order.contract.ListSamplesOfEvents;
import com.bluesky.charging.order.contract.SamplesOfEvents;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers what those ask for who follow an order event by event. */
@Component
@Transactional(readOnly = true)
class StreamQueries {

    private final OrderRows orders;
    private final SampleRows samples;

    StreamQueries(OrderRows orders, SampleRows samples) {
        this.orders = orders;
        this.samples = samples;
    }

    @QueryHandler
    Optional<SamplesOfEvents> list(ListSamplesOfEvents query) {
        return orders.find(
                        query.orderId(), query.tenant().operatorId(), query.tenant().customerId())
                .map(_ -> samplesOf(query));
    }

    /** Events are never cut, so that the number of the last one says it all. */
    private SamplesOfEvents samplesOf(ListSamplesOfEvents query) {
        List<SampleRow> rows = fetch(query, Limit.of(SamplesOfEvents.SAMPLES_MAX + 1));
        if (rows.size() <= SamplesOfEvents.SAMPLES_MAX) {
            return answer(rows, query.untilSequence());
        }
        long first = rows.getFirst().key().eventSequence();
        long last = rows.getLast().key().eventSequence();
        if (first == last) {
            ListSamplesOfEvents whole =
                    new ListSamplesOfEvents(
                            query.tenant(), query.orderId(), query.afterSequence(), first);
            return answer(fetch(whole, Limit.unlimited()), first);
        }
        return answer(
                rows.stream().filter(row -> row.key().eventSequence() < last).toList(), last - 1);
    }

    private List<SampleRow> fetch(ListSamplesOfEvents query, Limit limit) {
        return samples.ofEvents(
                query.orderId(), query.afterSequence(), query.untilSequence(), limit);
    }

    private static SamplesOfEvents answer(List<SampleRow> rows, long untilSequence) {
        return new SamplesOfEvents(rows.stream().map(SampleRow::sample).toList(), untilSequence);
    }
}
