package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what a plan said over time, latest version first; answers a {@link
 * PricePlanVersionPage}.
 *
 * @param updatedSince only those that were published or superseded at this instant or later; null
 *     for all
 */
public record ListPricePlanVersions(
        Tenant tenant, String planId, @Nullable Instant updatedSince, PageRequest page) {}
