package com.bluesky.charging.administrator.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An administrator as the read model knows it; after erasure the personal fields are null.
 *
 * @param deactivatedAt null while the administrator may work
 * @param updatedAt when the latest event was recorded
 */
public record AdministratorView(
        String administratorId,
        String operatorId,
        @Nullable String name,
        @Nullable String email,
        Instant registeredAt,
        @Nullable Instant deactivatedAt,
        @Nullable Instant erasedAt,
        Instant updatedAt,
        long version) {}
