package com.bluesky.charging.order.command;

import java.time.Instant;

/**
 * How a charge ended.
 *
 * @param inferred whether nobody told, so that a true end may still come
 */
record ChargeEnd(long meterStopWh, Instant at, boolean inferred) {}
