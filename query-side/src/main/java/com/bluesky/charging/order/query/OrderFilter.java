package com.bluesky.charging.order.query;

import static com.bluesky.charging.kernel.query.Filters.equal;
import static com.bluesky.charging.kernel.query.Filters.since;

import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.order.contract.BeganBy;
import com.bluesky.charging.order.contract.ListOrders;
import com.bluesky.charging.order.contract.OrderCriteria;
import com.bluesky.charging.order.contract.OrderStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.PredicateSpecification;

/** The filter of a list of orders: the tenant's, and what the request asks for. */
final class OrderFilter {

    private OrderFilter() {}

    /**
     * The filter of a query.
     *
     * @param times what it says of when the orders were requested, besides what it asks for
     */
    static PredicateSpecification<OrderRow> of(ListOrders query, RequestTimes times) {
        OrderCriteria wanted = query.criteria();
        return Filters.allOf(
                equal("operatorId", query.tenant().operatorId()),
                equal("customerId", query.tenant().customerId()),
                equal("customerId", wanted.customerId()),
                equal("userId", wanted.userId()),
                equal("siteId", wanted.siteId()),
                equal("deviceId", wanted.deviceId()),
                equal("connectorId", wanted.connectorId()),
                equal("cardId", wanted.cardId()),
                oneOf(wanted.statuses()),
                equal("paymentMode", wanted.paymentMode()),
                beganBy(wanted.beganBy()),
                since("requestedAt", wanted.requested().from()),
                before("requestedAt", wanted.requested().to()),
                since("requestedAt", times.from()),
                before("requestedAt", times.to()),
                since("endedAt", wanted.ended().from()),
                before("endedAt", wanted.ended().to()),
                since("settledAt", wanted.settled().from()),
                before("settledAt", wanted.settled().to()),
                since("updatedAt", wanted.updatedSince()));
    }

    private static @Nullable PredicateSpecification<OrderRow> oneOf(List<OrderStatus> statuses) {
        return switch (statuses.size()) {
            case 0 -> null;
            // An index gives the orders of one status in the order of the list.
            case 1 -> equal("status", statuses.getFirst());
            default -> (order, cb) -> order.get("status").in(statuses);
        };
    }

    /** Said by the card, because the index of the few orders that began with one is by it. */
    private static @Nullable PredicateSpecification<OrderRow> beganBy(@Nullable BeganBy beganBy) {
        return switch (beganBy) {
            case null -> null;
            case CARD -> (order, cb) -> cb.isNotNull(order.get("cardId"));
            case REQUEST -> (order, cb) -> cb.isNull(order.get("cardId"));
        };
    }

    private static @Nullable PredicateSpecification<OrderRow> before(
            String attribute, @Nullable Instant instant) {
        return instant == null ? null : (order, cb) -> cb.lessThan(order.get(attribute), instant);
    }
}
