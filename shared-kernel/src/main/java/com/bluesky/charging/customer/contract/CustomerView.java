package com.bluesky.charging.customer.contract;

import java.time.Instant;

/**
 * A customer as the read model knows it.
 *
 * @param updatedAt when its latest event was recorded
 */
public record CustomerView(
        String customerId,
        String operatorId,
        String name,
        PaymentMode paymentMode,
        String currency,
        Instant registeredAt,
        Instant updatedAt,
        long version) {}
