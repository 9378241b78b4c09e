package com.bluesky.charging.user.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user as the read model knows it; after erasure the personal fields are null.
 *
 * @param externalReference what the customer calls the user elsewhere
 * @param deactivatedAt since when the user begins no charges; null when the user does
 * @param updatedAt when the latest of it was recorded
 */
public record UserView(
        String userId,
        String operatorId,
        String customerId,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String externalReference,
        UserStatus status,
        String currency,
        Instant registeredAt,
        @Nullable Instant deactivatedAt,
        @Nullable Instant erasedAt,
        Instant updatedAt,
        long version) {}
