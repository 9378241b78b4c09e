package com.bluesky.charging.audit.contract;

import java.time.Instant;
import java.util.Map;

/**
 * One event as it is recorded.
 *
 * @param sequence its number in the stream, from 0
 * @param type its logical name, such as {@code order.ChargingStarted}
 * @param payload its fields, as JSON would show them
 * @param metadata who caused it, in which request
 */
public record RecordedEvent(
        long sequence,
        String type,
        String revision,
        Instant recordedAt,
        Map<String, Object> payload,
        Map<String, Object> metadata) {}
