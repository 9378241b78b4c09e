package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an operator's price plans, oldest first; answers a {@link PricePlanPage}.
 *
 * @param updatedSince only those that changed at this instant or later; null for all
 */
public record ListPricePlans(Tenant tenant, @Nullable Instant updatedSince, PageRequest page) {}
