package com.bluesky.charging.audit.query;

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
import com.bluesky.charging.order.contract.OrderStatus;
import org.jspecify.annotations.Nullable;

/** The status of an order, from its events. */
final class Statuses {

    private Statuses() {}

    /**
     * The status after an event.
     *
     * @param before null before the first one
     */
    static OrderStatus after(@Nullable OrderStatus before, OrderEvent event) {
        OrderStatus status = before == null ? OrderStatus.REQUESTED : before;
        return switch (event) {
            case ChargingRequested _, ChargingBegunByCard _ -> OrderStatus.REQUESTED;
            case ChargingStarting _ -> OrderStatus.STARTING;
            case StartOutcomeUnknown _ -> OrderStatus.UNKNOWN;
            case ChargingFailed _ -> OrderStatus.FAILED;
            case ChargingStarted _, ChargingResumed _ -> OrderStatus.CHARGING;
            case ChargingSuspended _ -> OrderStatus.SUSPENDED;
            case ChargingStopRequested asked ->
                    asked.transactionId() == null || status.isOver()
                            ? status
                            : OrderStatus.STOPPING;
            case ChargingStopped _, ChargingStopInferred _ ->
                    status == OrderStatus.SETTLED ? status : OrderStatus.ENDED;
            case OrderSettled _, BillCorrected _ -> OrderStatus.SETTLED;
            case ConnectorClaimed _,
                    ConnectorClaimRefused _,
                    ConnectorConfirmed _,
                    FundsConfirmed _,
                    HoldConfirmed _,
                    ChargingPrepared _,
                    SamplesRecorded _,
                    SamplesDoubted _,
                    StopAnswered _,
                    ChargingEndSuspected _,
                    ChargingEndDismissed _,
                    ChargingStartDoubted _,
                    ChargingStopDoubted _,
                    TariffAssigned _,
                    ChargeCorrected _,
                    EnergyDerived _,
                    PowerDoubted _,
                    SignedReadingKept _ ->
                    status;
        };
    }
}
