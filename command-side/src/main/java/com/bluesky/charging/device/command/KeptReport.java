package com.bluesky.charging.device.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.device.contract.UnmatchedReport.RecordUnmatched;
import com.bluesky.charging.device.contract.UnmatchedReportEvent;
import com.bluesky.charging.device.contract.UnmatchedReportEvent.ReportUnmatched;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A report that belongs to nothing we know; a stream of one event. */
@Aggregate(type = "UnmatchedReport", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class KeptReport {

    @AggregateIdentifier private @Nullable String reportId;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordUnmatched c) {
        if (reportId == null) {
            apply(
                    new ReportUnmatched(
                            c.reportId(),
                            c.deviceId(),
                            c.operatorId(),
                            c.action(),
                            c.payload(),
                            c.receivedAt()));
        }
    }

    @EventSourcingHandler
    void evolve(UnmatchedReportEvent event) {
        reportId =
                switch (event) {
                    case ReportUnmatched e -> e.reportId();
                };
    }
}
