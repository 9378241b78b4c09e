package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an order's accepted samples in the order of their time; answers an optional {@link
 * SamplePage}, empty when the order is unknown or somebody else's.
 *
 * @param updatedSince only what was recorded then or later; null for all
 */
public record ListSamples(
        Tenant tenant, String orderId, @Nullable Instant updatedSince, PageRequest page) {}
