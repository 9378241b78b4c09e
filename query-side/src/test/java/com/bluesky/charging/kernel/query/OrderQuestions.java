package com.bluesky.charging.kernel.query;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.order.contract.BeganBy;
import com.bluesky.charging.order.contract.OrderCriteria;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.Within;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Criteria of lists of orders, one at a time. */
public final class OrderQuestions {

    private @Nullable String siteId;
    private @Nullable String deviceId;
    private @Nullable Integer connectorId;
    private @Nullable String userId;
    private @Nullable String cardId;
    private @Nullable String customerId;
    private List<OrderStatus> statuses = List.of();
    private @Nullable PaymentMode paymentMode;
    private @Nullable BeganBy beganBy;
    private Within requested = Within.ANY;
    private Within ended = Within.ANY;
    private Within settled = Within.ANY;
    private @Nullable Instant updatedSince;

    public static OrderCriteria of(@Nullable String userId, @Nullable String deviceId) {
        return new OrderQuestions().user(userId).device(deviceId).criteria();
    }

    public OrderCriteria criteria() {
        return new OrderCriteria(
                userId,
                siteId,
                deviceId,
                connectorId,
                cardId,
                customerId,
                statuses,
                paymentMode,
                beganBy,
                requested,
                ended,
                settled,
                updatedSince);
    }

    public OrderQuestions user(@Nullable String id) {
        userId = id;
        return this;
    }

    public OrderQuestions site(String id) {
        siteId = id;
        return this;
    }

    public OrderQuestions device(@Nullable String id) {
        deviceId = id;
        return this;
    }

    public OrderQuestions connector(int id) {
        connectorId = id;
        return this;
    }

    public OrderQuestions card(String id) {
        cardId = id;
        return this;
    }

    public OrderQuestions customer(String id) {
        customerId = id;
        return this;
    }

    public OrderQuestions in(OrderStatus... any) {
        statuses = List.of(any);
        return this;
    }

    public OrderQuestions paidBy(PaymentMode mode) {
        paymentMode = mode;
        return this;
    }

    public OrderQuestions begunBy(BeganBy what) {
        beganBy = what;
        return this;
    }

    public OrderQuestions requested(Within when) {
        requested = when;
        return this;
    }

    public OrderQuestions ended(Within when) {
        ended = when;
        return this;
    }

    public OrderQuestions settled(Within when) {
        settled = when;
        return this;
    }

    public OrderQuestions updatedSince(@Nullable Instant when) {
        updatedSince = when;
        return this;
    }
}
