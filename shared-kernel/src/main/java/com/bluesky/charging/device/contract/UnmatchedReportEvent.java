package com.bluesky.charging.device.contract;

import java.time.Instant;

/** What is kept of reports that belong to nothing we know; a stream of one event each. */
public sealed interface UnmatchedReportEvent {

    String reportId();

    record ReportUnmatched(
            String reportId,
            String deviceId,
            String operatorId,
            String action,
            String payload,
            Instant receivedAt)
            implements UnmatchedReportEvent {}
}
