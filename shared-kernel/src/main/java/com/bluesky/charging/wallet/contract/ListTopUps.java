package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the top-ups of a user, newest first; answers a {@link TopUpPage}.
 *
 * @param updatedSince only those that were recorded then or later; null for all
 */
public record ListTopUps(
        Tenant tenant, String userId, @Nullable Instant updatedSince, PageRequest page) {}
