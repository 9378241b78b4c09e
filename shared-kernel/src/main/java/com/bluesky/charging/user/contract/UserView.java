package com.bluesky.charging.user.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user as the read model knows it; after erasure the personal fields are null. */
public record UserView(
        String userId,
        String operatorId,
        String customerId,
        @Nullable String name,
        @Nullable String phone,
        @Nullable String email,
        String currency,
        Instant registeredAt,
        @Nullable Instant erasedAt,
        long version) {}
