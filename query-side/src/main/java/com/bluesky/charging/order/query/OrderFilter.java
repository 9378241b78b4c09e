package com.bluesky.charging.order.query;

import com.bluesky.charging.order.contract.ListOrders;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.PredicateSpecification;

/**
 * The filter of a list of orders: the tenant's, and what the request asks for. Only what is asked
 * for becomes part of the statement, so that the planner sees which index serves it.
 */
final class OrderFilter {

    private OrderFilter() {}

    static PredicateSpecification<OrderRow> of(ListOrders query) {
        return PredicateSpecification.allOf(
                Stream.of(
                                equal("operatorId", query.tenant().operatorId()),
                                equal("customerId", query.tenant().customerId()),
                                equal("userId", query.userId()),
                                equal("deviceId", query.deviceId()),
                                equal("status", query.status()),
                                updatedSince(query.updatedSince()))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static @Nullable PredicateSpecification<OrderRow> equal(
            String attribute, @Nullable Object value) {
        return value == null ? null : (order, cb) -> cb.equal(order.get(attribute), value);
    }

    private static @Nullable PredicateSpecification<OrderRow> updatedSince(
            @Nullable Instant instant) {
        return instant == null
                ? null
                : (order, cb) -> cb.greaterThanOrEqualTo(order.get("updatedAt"), instant);
    }
}
