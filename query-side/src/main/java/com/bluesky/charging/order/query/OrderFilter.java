package com.bluesky.charging.order.query;

import static com.bluesky.charging.kernel.query.Filters.before;
import static com.bluesky.charging.kernel.query.Filters.equal;
import static com.bluesky.charging.kernel.query.Filters.since;

import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.order.contract.BeganBy;
import com.bluesky.charging.order.contract.ListOrders;
import com.bluesky.charging.order.contract.OrderCriteria;
import com.bluesky.charging.order.contract.OrderStatus;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filter of a list of orders: the tenant's, and what the request asks for. */
final class OrderFilter {

    private OrderFilter() {}

    /**
     * The filter of a query.
     *
     * @param times what it says of when the orders were requested, besides what it asks for
     */
    static Condition of(ListOrders query, RequestTimes times) {
        OrderCriteria wanted = query.criteria();
        return Condition.allOf(
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

    private static @Nullable Condition oneOf(List<OrderStatus> statuses) {
        return switch (statuses.size()) {
            case 0 -> null;
            // An index gives the orders of one status in the order of the list.
            case 1 -> equal("status", statuses.getFirst());
            default ->
                    new Condition(
                            "row.status in ("
                                    + String.join(", ", Collections.nCopies(statuses.size(), "?"))
                                    + ")",
                            statuses);
        };
    }

    /** Said by the card, because the index of the few orders that began with one is by it. */
    private static @Nullable Condition beganBy(@Nullable BeganBy beganBy) {
        return switch (beganBy) {
            case null -> null;
            case CARD -> Condition.of("row.cardId is not null");
            case REQUEST -> Condition.of("row.cardId is null");
        };
    }
}
