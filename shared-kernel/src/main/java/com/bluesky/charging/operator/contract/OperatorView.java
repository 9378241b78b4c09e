package com.bluesky.charging.operator.contract;

import java.time.Instant;

/**
 * An operator as the read model knows it.
 *
 * @param updatedAt when its latest event was recorded
 */
public record OperatorView(
        String operatorId,
        String name,
        String currency,
        Instant registeredAt,
        Instant updatedAt,
        long version) {}
