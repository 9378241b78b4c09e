package com.bluesky.charging.audit.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the recorded events of an order, oldest first; answers an optional {@link
 * OrderEventPage}, empty when the order is unknown or somebody else's.
 *
 * @param asOf only what was recorded until then; null for all
 * @param updatedSince only what was recorded then or later; null for all
 */
public record ListOrderEvents(
        Tenant tenant,
        String orderId,
        @Nullable Instant asOf,
        @Nullable Instant updatedSince,
        PageRequest page) {}
