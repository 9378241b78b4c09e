package com.bluesky.charging.device.contract;

import java.time.Instant;

/**
 * A report that belongs to nothing we know.
 *
 * @param action of OCPP 1.6
 * @param payload the JSON as it came, tags replaced by their keyed MACs
 */
public record UnmatchedReportView(
        String reportId, String action, String payload, Instant receivedAt) {}
