package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what a device told of its status, newest first; answers an optional {@link
 * DeviceStatusPage}, empty when the operator has no such device.
 *
 * @param connectorId only that of one connector, 0 being the device itself
 * @param from inclusive
 * @param to exclusive
 * @param updatedSince only what was recorded then or later; null for all
 */
public record ListDeviceStatuses(
        Tenant tenant,
        String deviceId,
        @Nullable Integer connectorId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant updatedSince,
        PageRequest page) {}
