package com.bluesky.charging.order.query;

import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.order.contract.OrderEvent;
import com.bluesky.charging.order.contract.OrderEvent.BillCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargeCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingBegunByCard;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndDismissed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndSuspected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingFailed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingPrepared;
import com.bluesky.charging.order.contract.OrderEvent.ChargingRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingResumed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStartDoubted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarting;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopDoubted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopped;
import com.bluesky.charging.order.contract.OrderEvent.ChargingSuspended;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorClaimRefused;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorClaimed;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.EnergyDerived;
import com.bluesky.charging.order.contract.OrderEvent.FundsConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.HoldConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.order.contract.OrderEvent.PowerDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SamplesDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SamplesRecorded;
import com.bluesky.charging.order.contract.OrderEvent.SignedReadingKept;
import com.bluesky.charging.order.contract.OrderEvent.StartOutcomeUnknown;
import com.bluesky.charging.order.contract.OrderEvent.StopAnswered;
import com.bluesky.charging.order.contract.OrderEvent.TariffAssigned;
import com.bluesky.charging.order.contract.Sample;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/**
 * Feeds {@code orders}, {@code order_samples} and {@code order_bills}, all of them from orders. The
 * version of the order's row also guards its samples and bills: they are written in its
 * transaction.
 */
@Component
@ProcessingGroup(OrderProjection.GROUP)
class OrderProjection {

    static final String GROUP = "read.order";

    private final EntityManager entities;
    private final StreamRows<OrderRow> orders;

    OrderProjection(EntityManager entities) {
        this.entities = entities;
        orders = new StreamRows<>(entities, OrderRow.class);
    }

    @EventHandler
    void on(OrderEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        if (event instanceof ChargingRequested requested) {
            orders.begin(requested.orderId(), sequence, () -> new OrderRow(requested, recordedAt));
            return;
        }
        if (event instanceof ChargingBegunByCard begun) {
            orders.begin(begun.orderId(), sequence, () -> new OrderRow(begun, recordedAt));
            return;
        }
        orders.next(
                event.orderId(),
                sequence,
                order -> {
                    apply(event, order);
                    order.updated(recordedAt);
                    keepWhatItTold(event, sequence, recordedAt);
                });
    }

    private static void apply(OrderEvent event, OrderRow order) {
        switch (event) {
            case ConnectorConfirmed confirmed -> order.connectorConfirmed(confirmed);
            case FundsConfirmed confirmed -> order.fundsConfirmed(confirmed);
            case HoldConfirmed confirmed -> order.holdConfirmed(confirmed);
            case ChargingStarting _ -> order.starting();
            case StartOutcomeUnknown _ -> order.startUnknown();
            case ChargingFailed failed -> order.failed(failed);
            case ChargingStarted started -> order.started(started);
            case ChargingSuspended _ -> order.suspended();
            case ChargingResumed _ -> order.resumed();
            case SamplesRecorded recorded -> order.sampled(recorded);
            case ChargingStopRequested requested -> order.stopRequested(requested);
            case ChargingStopped stopped -> order.stopped(stopped);
            case ChargingStopInferred inferred -> order.stopInferred(inferred);
            case OrderSettled settled -> order.settled(settled.bill());
            case BillCorrected corrected -> order.corrected(corrected.bill());
            case TariffAssigned assigned -> order.tariffAssigned(assigned);
            case ChargeCorrected corrected -> order.corrected(corrected);
            case EnergyDerived derived -> order.energyDerived(derived);
            // Kept in the history for a person to look at; what is shown of the order stays.
            case ChargingRequested _,
                    ChargingBegunByCard _,
                    ConnectorClaimed _,
                    ConnectorClaimRefused _,
                    ChargingPrepared _,
                    SamplesDoubted _,
                    PowerDoubted _,
                    SignedReadingKept _,
                    StopAnswered _,
                    ChargingEndSuspected _,
                    ChargingEndDismissed _,
                    ChargingStartDoubted _,
                    ChargingStopDoubted _ -> {}
        }
    }

    private void keepWhatItTold(OrderEvent event, long sequence, Instant recordedAt) {
        if (event instanceof SamplesRecorded recorded) {
            List<Sample> samples = recorded.samples();
            for (int position = 0; position < samples.size(); position++) {
                entities.persist(
                        new SampleRow(
                                recorded.orderId(),
                                sequence,
                                position,
                                samples.get(position),
                                recordedAt));
            }
        } else if (event instanceof OrderSettled settled) {
            entities.persist(new BillRow(settled.bill(), sequence));
        } else if (event instanceof BillCorrected corrected) {
            entities.persist(new BillRow(corrected.bill(), sequence));
        }
    }

    @ResetHandler
    void reset() {
        orders.deleteAll();
        StreamRows.deleteAll(entities, SampleRow.class);
        StreamRows.deleteAll(entities, BillRow.class);
    }
}
