package com.bluesky.charging.device.contract;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A report of a pile that belongs to nothing we know: kept as it came, for a person to look at. */
public sealed interface UnmatchedReport {

    String reportId();

    /**
     * Report: keeps what cannot be matched; a repeat changes nothing. Answers nothing.
     *
     * @param reportId {@code report-…}, derived from device, action and the digest of the payload
     * @param payload the JSON as it came, tags replaced by their keyed MACs
     */
    record RecordUnmatched(
            @TargetAggregateIdentifier String reportId,
            String deviceId,
            String operatorId,
            String action,
            String payload,
            Instant receivedAt)
            implements UnmatchedReport {}
}
