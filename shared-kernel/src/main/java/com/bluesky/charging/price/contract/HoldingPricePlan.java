package com.bluesky.charging.price.contract;

import java.time.Instant;

/**
 * The plan that holds for something, and why.
 *
 * @param planVersion the version whose prices hold now
 * @param assignedTo what the plan is assigned to: the thing itself, or the nearest around it that
 *     has a plan
 */
public record HoldingPricePlan(
        String planId,
        String name,
        int planVersion,
        String currency,
        PriceTarget assignedTo,
        Instant assignedAt) {}
