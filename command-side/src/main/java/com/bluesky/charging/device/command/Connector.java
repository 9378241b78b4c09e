package com.bluesky.charging.device.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.device.contract.ConnectorCommand.AddConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.OccupyConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.PriceConnector;
import com.bluesky.charging.device.contract.ConnectorCommand.RecordConnectorStatus;
import com.bluesky.charging.device.contract.ConnectorCommand.ReleaseConnector;
import com.bluesky.charging.device.contract.ConnectorEvent;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorAdded;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusChanged;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusDoubted;
import com.bluesky.charging.device.contract.ConnectorGranted;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One connector of a device: what the pile says of it, what it costs, and which order has it. Who
 * had it before is remembered by each order's {@link Occupancy}, and the {@link ConnectorKeeper}
 * writes both in one append.
 */
@Aggregate(type = "Connector", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class Connector {

    @AggregateIdentifier private @Nullable String connectorKey;
    private String deviceId = "";
    private int connectorId;
    private String operatorId = "";
    private String siteId = "";
    private String zone = "";
    private PileStatus status = PileStatus.UNTOLD;
    private @Nullable PileStatus doubted;
    private @Nullable Tariff tariff;
    private long priceRevision = -1;
    private @Nullable String occupant;
    private @Nullable Instant occupiedSince;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(AddConnector c) {
        if (connectorKey == null) {
            apply(
                    new ConnectorAdded(
                            c.connectorKey(),
                            c.deviceId(),
                            c.operatorId(),
                            c.siteId(),
                            c.zone(),
                            c.spec(),
                            c.at()));
        }
    }

    @CommandHandler
    void decide(PriceConnector c) {
        // Two changes of prices may have one revision, when the former was committed later; each
        // tells what holds when it is told, so the later word counts.
        boolean isNews =
                c.revision() > priceRevision
                        || (c.revision() == priceRevision && !Objects.equals(c.tariff(), tariff));
        if (isNews) {
            apply(
                    new ConnectorPriced(
                            c.connectorKey(), operatorId, c.tariff(), c.revision(), c.at()));
        }
    }

    @CommandHandler
    boolean decide(RecordConnectorStatus c) {
        PileStatus reported = PileStatus.of(c);
        boolean latest = !reported.isBefore(status);
        if (reported.saysTheSameAs(status)) {
            return latest;
        }
        if (latest) {
            apply(
                    new ConnectorStatusChanged(
                            c.connectorKey(),
                            deviceId,
                            connectorId,
                            operatorId,
                            c.status(),
                            c.errorCode(),
                            c.info(),
                            c.vendorErrorCode(),
                            c.time()));
        } else if (!reported.inShort().equals(doubted)) {
            apply(
                    new ConnectorStatusDoubted(
                            c.connectorKey(),
                            operatorId,
                            c.status(),
                            c.errorCode(),
                            c.time(),
                            "The pile reported a later status before."));
        }
        return latest;
    }

    /** Takes the connector for an order. */
    ConnectorGranted occupy(OccupyConnector c) {
        if (!c.running()) {
            new ConnectorHasOneOrder(occupant).orRefuse();
            new ConnectorCanStart(status.status()).orRefuse();
            new ConnectorHasTariff(tariff).orRefuse();
        }
        if (c.orderId().equals(occupant)) {
            return new ConnectorGranted(siteId, zone, tariff, null);
        }
        new NoLaterOrderHasIt(occupiedSince, c.beganAt()).orRefuse();
        String displaced = occupant;
        apply(
                new ConnectorOccupied(
                        c.connectorKey(), operatorId, c.orderId(), displaced, c.beganAt(), c.at()));
        return new ConnectorGranted(siteId, zone, tariff, displaced);
    }

    /** Frees the connector, if it is this order's. */
    void release(ReleaseConnector c) {
        if (c.orderId().equals(occupant)) {
            apply(new ConnectorReleased(c.connectorKey(), operatorId, c.orderId(), c.at()));
        }
    }

    String operatorId() {
        return operatorId;
    }

    @EventSourcingHandler
    void evolve(ConnectorEvent event) {
        switch (event) {
            case ConnectorAdded e -> {
                connectorKey = e.connectorKey();
                deviceId = e.deviceId();
                connectorId = e.spec().connectorId();
                operatorId = e.operatorId();
                siteId = e.siteId();
                zone = e.zone();
            }
            case ConnectorPriced e -> {
                tariff = e.tariff();
                priceRevision = e.revision();
            }
            case ConnectorStatusChanged e -> status = PileStatus.of(e);
            case ConnectorStatusDoubted e ->
                    doubted = new PileStatus(e.status(), e.errorCode(), null, null, e.time().at());
            case ConnectorOccupied e -> {
                occupant = e.orderId();
                occupiedSince = e.beganAt() == null ? e.at() : e.beganAt();
            }
            case ConnectorReleased _ -> {
                occupant = null;
                occupiedSince = null;
            }
        }
    }
}
