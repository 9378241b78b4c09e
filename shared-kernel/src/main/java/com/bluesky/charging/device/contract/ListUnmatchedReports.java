package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;

/**
 * Asks for what a device reported that belongs to nothing we know, newest first; answers an
 * optional {@link UnmatchedReportPage}, empty when the operator has no such device.
 */
public record ListUnmatchedReports(Tenant tenant, String deviceId, PageRequest page) {}
