package com.bluesky.charging.order.query;

import static com.bluesky.charging.kernel.query.Filters.before;
import static com.bluesky.charging.kernel.query.Filters.equal;

import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.kernel.query.Rows;
import com.bluesky.charging.order.contract.ListOrders;
import com.bluesky.charging.order.contract.OrderCriteria;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

/**
 * The latest requests of those that {@link RequestTimes} leaves. Nearly all orders that were
 * requested on a day ended on it, so the latest few hundred mostly fill the first page of those
 * that did. PostgreSQL takes the two times for independent, expects few orders in both, and would
 * read and sort all of the day for a page.
 */
final class LatestRequests {

    /** Some pages of them; to look at so many takes a millisecond. */
    static final int MANY = 500;

    private LatestRequests() {}

    /**
     * Since when so many were requested that could be on the page; empty when there are fewer, and
     * where something else leaves few anyway.
     */
    static Optional<Instant> since(EntityManager entities, ListOrders query, RequestTimes times) {
        OrderCriteria wanted = query.criteria();
        if (times.from() == null || leavesFew(wanted)) {
            return Optional.empty();
        }
        String after = query.page().after();
        return Rows.valueAt(
                entities,
                OrderRow.class,
                "requestedAt",
                Instant.class,
                Condition.allOf(
                        // An index of the customer's orders knows nothing of the operator.
                        wanted.customerId() == null && query.tenant().customerId() == null
                                ? equal("operatorId", query.tenant().operatorId())
                                : null,
                        equal("customerId", query.tenant().customerId()),
                        equal("customerId", wanted.customerId()),
                        Filters.since("requestedAt", wanted.requested().from()),
                        before("requestedAt", wanted.requested().to()),
                        Filters.since("requestedAt", times.from()),
                        before("requestedAt", times.to()),
                        after == null
                                ? null
                                : Condition.of("row.requestedAt <= ?", Position.parse(after).at())),
                "row.requestedAt desc, row.orderId desc",
                MANY);
    }

    private static boolean leavesFew(OrderCriteria wanted) {
        return wanted.userId() != null
                || wanted.siteId() != null
                || wanted.deviceId() != null
                || wanted.cardId() != null;
    }
}
