package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what a plan is assigned to, oldest assignment first; answers a {@link
 * PriceAssignmentPage}.
 *
 * @param updatedSince only those that were made at this instant or later; null for all
 */
public record ListPriceAssignments(
        Tenant tenant, String planId, @Nullable Instant updatedSince, PageRequest page) {}
