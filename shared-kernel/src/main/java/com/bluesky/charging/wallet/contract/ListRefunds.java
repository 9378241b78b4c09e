package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the refunds of a user, newest first; answers a {@link RefundPage}.
 *
 * @param updatedSince only those that were recorded then or later; null for all
 */
public record ListRefunds(
        Tenant tenant, String userId, @Nullable Instant updatedSince, PageRequest page) {}
