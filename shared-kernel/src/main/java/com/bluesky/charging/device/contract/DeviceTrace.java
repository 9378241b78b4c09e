package com.bluesky.charging.device.contract;

import java.time.Instant;

/**
 * A trace that was started.
 *
 * @param until when it ends by itself
 */
public record DeviceTrace(String deviceId, Instant startedAt, Instant until) {}
