package com.bluesky.charging.price.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The plan that holds for something, and why.
 *
 * @param planVersion the version whose prices hold now
 * @param assignedTo what the plan is assigned to: the thing itself, or the nearest around it that
 *     has a plan
 * @param version of the assignment of the thing itself, also when its plan was taken away; null
 *     when it never had one
 */
public record HoldingPricePlan(
        String planId,
        String name,
        int planVersion,
        String currency,
        PriceTarget assignedTo,
        Instant assignedAt,
        @Nullable Long version) {}
