package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for users, newest first; answers a {@link UserPage}.
 *
 * @param status only those of it; null for all
 * @param updatedSince only those of whom something was recorded then or later; null for all
 */
public record ListUsers(
        Tenant tenant,
        @Nullable UserStatus status,
        @Nullable Instant updatedSince,
        PageRequest page) {}
