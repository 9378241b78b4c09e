package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;

/**
 * Asks for what a device told of its own security, newest first; answers an optional {@link
 * SecurityEventPage}, empty when the operator has no such device.
 */
public record ListSecurityEvents(Tenant tenant, String deviceId, PageRequest page) {}
