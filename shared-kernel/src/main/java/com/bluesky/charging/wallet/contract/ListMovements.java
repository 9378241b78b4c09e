package com.bluesky.charging.wallet.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the movements in the wallet of a user, newest first; answers an optional {@link
 * WalletMovementPage}, empty when the user is unknown or somebody else's.
 *
 * @param from only those of it or later; null for all
 * @param to only those before it; null for all
 * @param updatedSince only those that were recorded then or later; null for all
 */
public record ListMovements(
        Tenant tenant,
        String userId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant updatedSince,
        PageRequest page) {}
