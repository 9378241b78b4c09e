package com.bluesky.charging.customer.contract;

import com.bluesky.charging.kernel.PageRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for every API key that a customer ever had, oldest first; answers an {@link ApiKeyPage}.
 *
 * @param operatorId whose customers are visible; null sees those of all operators
 * @param updatedSince only what changed at or after this instant
 */
public record ListApiKeys(
        @Nullable String operatorId,
        String customerId,
        @Nullable Instant updatedSince,
        PageRequest page) {}
