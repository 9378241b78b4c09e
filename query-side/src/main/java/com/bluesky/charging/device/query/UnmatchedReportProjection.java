package com.bluesky.charging.device.query;

import com.bluesky.charging.device.contract.UnmatchedReportEvent;
import com.bluesky.charging.device.contract.UnmatchedReportEvent.ReportUnmatched;
import com.bluesky.charging.kernel.query.StreamRows;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Feeds {@code unmatched_reports}. */
@Component
@ProcessingGroup(UnmatchedReportProjection.GROUP)
class UnmatchedReportProjection {

    static final String GROUP = "read.unmatched-report";

    private final StreamRows<UnmatchedReportRow> reports;

    UnmatchedReportProjection(EntityManager entities) {
        reports = new StreamRows<>(entities, UnmatchedReportRow.class);
    }

    @EventHandler
    void on(
            UnmatchedReportEvent event,
            @SequenceNumber long sequence,
            @Timestamp Instant recordedAt) {
        switch (event) {
            case ReportUnmatched kept ->
                    reports.begin(
                            kept.reportId(),
                            sequence,
                            () -> new UnmatchedReportRow(kept, recordedAt));
        }
    }

    @ResetHandler
    void reset() {
        reports.deleteAll();
    }
}
