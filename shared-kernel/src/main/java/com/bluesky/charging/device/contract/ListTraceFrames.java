package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.PageRequest;

/**
 * Asks for what was written down of a device's link, oldest first; answers a {@link TracePage}. Who
 * may know is the caller's to decide.
 */
public record ListTraceFrames(String deviceId, PageRequest page) {}
