package com.bluesky.charging.order.contract;

import com.bluesky.charging.customer.contract.PaymentMode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What orders are asked for. Each part is optional, and all must hold.
 *
 * @param connectorId of {@code deviceId}, which is there then
 * @param statuses one of these; empty means any
 * @param updatedSince when the read model learnt the latest of the order, at the earliest
 */
public record OrderCriteria(
        @Nullable String userId,
        @Nullable String siteId,
        @Nullable String deviceId,
        @Nullable Integer connectorId,
        @Nullable String cardId,
        @Nullable String customerId,
        List<OrderStatus> statuses,
        @Nullable PaymentMode paymentMode,
        @Nullable BeganBy beganBy,
        Within requested,
        Within ended,
        Within settled,
        @Nullable Instant updatedSince) {

    /** All orders. */
    public static final OrderCriteria ALL =
            new OrderCriteria(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    Within.ANY,
                    Within.ANY,
                    Within.ANY,
                    null);

    public OrderCriteria {
        statuses = List.copyOf(statuses);
    }
}
