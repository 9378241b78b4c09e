package com.bluesky.charging.user.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the cards of a user, oldest first; answers a {@link CardPage}.
 *
 * @param updatedSince only those of which something was recorded then or later; null for all
 */
public record ListCards(
        Tenant tenant, String userId, @Nullable Instant updatedSince, PageRequest page) {}
