package com.bluesky.charging.user.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A card as the read model knows it; its tag is told to nobody.
 *
 * @param label what the user calls it
 * @param blockedAt since when it begins no charges; null when it does
 * @param updatedAt when the latest of it was recorded
 */
public record CardView(
        String cardId,
        String userId,
        String operatorId,
        String customerId,
        @Nullable String label,
        @Nullable Instant blockedAt,
        Instant registeredAt,
        Instant updatedAt,
        long version) {}
