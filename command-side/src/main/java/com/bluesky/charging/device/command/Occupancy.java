package com.bluesky.charging.device.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.device.contract.ConnectorCommand.OccupyConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.ReleaseConnector;
import com.bluesky.charging.device.contract.ConnectorGranted;
import com.bluesky.charging.device.contract.OccupancyEvent;
import com.bluesky.charging.device.contract.OccupancyEvent.OccupancyEnded;
import com.bluesky.charging.device.contract.OccupancyEvent.OccupancyGranted;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** Remembers for ever whether, and on what terms, one order had its connector. */
@Aggregate(type = "Occupancy", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class Occupancy {

    @AggregateIdentifier private @Nullable String occupancyId;
    private @Nullable ConnectorGranted granted;
    private @Nullable Instant grantedAt;
    private @Nullable Instant endedAt;

    /**
     * What was granted before, or empty when the connector has to decide: the first time, and when
     * a charge runs that was taken for over. A repeat of what was granted is told by its time.
     */
    Optional<ConnectorGranted> answerTo(OccupyConnector c) {
        if (occupancyId == null || (c.running() && isAfterAll(c.at()))) {
            return Optional.empty();
        }
        new OccupancyIsOpen(endedAt != null).orRefuse();
        return Optional.ofNullable(granted);
    }

    private boolean isAfterAll(Instant at) {
        return (grantedAt == null || at.isAfter(grantedAt))
                && (endedAt == null || !at.isBefore(endedAt));
    }

    ConnectorGranted grant(OccupyConnector c, ConnectorGranted grant, String operatorId) {
        apply(
                new OccupancyGranted(
                        ConnectorGranted.occupancyIdOf(c.orderId()),
                        c.orderId(),
                        c.connectorKey(),
                        operatorId,
                        grant.siteId(),
                        grant.zone(),
                        grant.tariff(),
                        grant.displacedOrderId(),
                        c.at()));
        return grant;
    }

    /** Whether a release of this time still concerns the occupancy. */
    boolean isEndedBy(ReleaseConnector c) {
        return endedAt == null && (grantedAt == null || !c.at().isBefore(grantedAt));
    }

    void end(ReleaseConnector c, String operatorId) {
        apply(
                new OccupancyEnded(
                        ConnectorGranted.occupancyIdOf(c.orderId()),
                        c.orderId(),
                        c.connectorKey(),
                        operatorId,
                        c.at()));
    }

    @EventSourcingHandler
    void evolve(OccupancyEvent event) {
        occupancyId = event.occupancyId();
        switch (event) {
            case OccupancyGranted e -> {
                granted =
                        new ConnectorGranted(
                                e.siteId(), e.zone(), e.tariff(), e.displacedOrderId());
                grantedAt = e.at();
                endedAt = null;
            }
            case OccupancyEnded e -> endedAt = e.at();
        }
    }
}
