package com.bluesky.charging.order.query;

import static com.bluesky.charging.kernel.query.Filters.equal;
import static com.bluesky.charging.kernel.query.Filters.since;

import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.order.contract.ListOrders;
import org.springframework.data.jpa.domain.PredicateSpecification;

/** The filter of a list of orders: the tenant's, and what the request asks for. */
final class OrderFilter {

    private OrderFilter() {}

    static PredicateSpecification<OrderRow> of(ListOrders query) {
        return Filters.allOf(
                equal("operatorId", query.tenant().operatorId()),
                equal("customerId", query.tenant().customerId()),
                equal("userId", query.userId()),
                equal("deviceId", query.deviceId()),
                equal("status", query.status()),
                since("updatedAt", query.updatedSince()));
    }
}
