package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.ListSamplesOfEvents;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.SamplesOfEvents;
import com.bluesky.charging.web.Queries;
import java.util.Optional;

/** An order in the read model, which follows the event store. */
final class StoredOrder implements OrderSource {

    private final Queries queries;
    private final Tenant tenant;
    private final String orderId;

    StoredOrder(Queries queries, OrderView order) {
        this.queries = queries;
        // All readers see the same order; that each of them may was checked.
        tenant = new Tenant(order.operatorId(), order.customerId());
        orderId = order.orderId();
    }

    @Override
    public Optional<OrderView> atLeast(long version) {
        return queries.findWhen(
                        new FindOrder(tenant, orderId),
                        OrderView.class,
                        view -> view.version() >= version,
                        StreamLimits.READABLE_WITHIN)
                .filter(view -> view.version() >= version);
    }

    @Override
    public SamplesOfEvents samples(long afterSequence, long untilSequence) {
        return queries.find(
                        new ListSamplesOfEvents(tenant, orderId, afterSequence, untilSequence),
                        SamplesOfEvents.class)
                .orElseThrow(Queries::notFound);
    }
}
