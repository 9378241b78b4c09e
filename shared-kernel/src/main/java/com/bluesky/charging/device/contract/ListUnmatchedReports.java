package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what a device reported that belongs to nothing we know, newest first; answers an
 * optional {@link UnmatchedReportPage}, empty when the operator has no such device.
 *
 * @param updatedSince only what was recorded then or later; null for all
 */
public record ListUnmatchedReports(
        Tenant tenant, String deviceId, @Nullable Instant updatedSince, PageRequest page) {}
