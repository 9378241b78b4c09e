package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what a device told of its own security, newest first; answers an optional {@link
 * SecurityEventPage}, empty when the operator has no such device.
 *
 * @param updatedSince only what was recorded then or later; null for all
 */
public record ListSecurityEvents(
        Tenant tenant, String deviceId, @Nullable Instant updatedSince, PageRequest page) {}
