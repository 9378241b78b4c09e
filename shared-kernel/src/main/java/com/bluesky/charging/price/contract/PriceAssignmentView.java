package com.bluesky.charging.price.contract;

import java.time.Instant;

/**
 * That a price plan is assigned to a target, as the read model knows it.
 *
 * @param updatedAt when the latest of it was recorded
 */
public record PriceAssignmentView(
        String operatorId,
        PriceTarget target,
        String planId,
        Instant assignedAt,
        Instant updatedAt,
        long version) {}
