package com.bluesky.charging.order.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for orders, newest request first; answers an {@link OrderPage}. Every filter is optional,
 * and all must hold.
 */
public record ListOrders(
        Tenant tenant,
        @Nullable String userId,
        @Nullable String deviceId,
        @Nullable OrderStatus status,
        @Nullable Instant updatedSince,
        PageRequest page) {}
