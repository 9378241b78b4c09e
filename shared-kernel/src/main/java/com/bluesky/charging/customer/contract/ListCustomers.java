package com.bluesky.charging.customer.contract;

import com.bluesky.charging.kernel.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks, on behalf of those who onboard customers, for all of them, oldest first; answers a {@link
 * CustomerPage}.
 *
 * @param visibleTo whose customers are visible; null sees those of all operators
 * @param operatorId only the customers of this operator
 * @param updatedSince only what changed at or after this instant
 */
public record ListCustomers(
        @Nullable String visibleTo,
        @Nullable String operatorId,
        @Nullable Instant updatedSince,
        PageRequest page) {}
