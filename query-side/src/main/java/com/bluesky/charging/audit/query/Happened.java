package com.bluesky.charging.audit.query;

import com.bluesky.charging.audit.contract.ExplainedStep.TimeSource;
import com.bluesky.charging.kernel.ReportTime;
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
import java.time.Instant;

/** When something happened, and by whose clock. */
record Happened(Instant at, TimeSource source) {

    static Happened of(OrderEvent event) {
        return switch (event) {
            case ChargingRequested e -> here(e.requestedAt());
            case ChargingBegunByCard e -> told(e.time());
            case ConnectorClaimed e -> here(e.at());
            case ConnectorClaimRefused e -> here(e.at());
            case ConnectorConfirmed e -> here(e.at());
            case FundsConfirmed e -> here(e.at());
            case HoldConfirmed e -> here(e.at());
            case ChargingStarting e -> here(e.at());
            case ChargingPrepared e -> told(e.time());
            case StartOutcomeUnknown e -> here(e.at());
            case ChargingFailed e -> here(e.at());
            case ChargingStarted e -> told(e.time());
            case ChargingSuspended e -> told(e.time());
            case ChargingResumed e -> told(e.time());
            case SamplesRecorded e -> told(e.samples().getLast().time());
            case SamplesDoubted e -> told(e.samples().getLast().time());
            case ChargingStopRequested e -> here(e.at());
            case StopAnswered e -> here(e.at());
            case ChargingStopped e -> told(e.time());
            case ChargingEndSuspected e -> told(e.time());
            case ChargingEndDismissed e -> told(e.time());
            case ChargingStopInferred e -> told(e.time());
            case ChargingStartDoubted e -> told(e.time());
            case ChargingStopDoubted e -> told(e.time());
            case OrderSettled e -> here(e.bill().settledAt());
            case BillCorrected e -> here(e.bill().settledAt());
            case TariffAssigned e -> here(e.at());
            case ChargeCorrected e -> here(e.at());
            case EnergyDerived e -> told(e.readings().getLast().time());
            case PowerDoubted e -> told(e.readings().getLast().time());
            case SignedReadingKept e -> told(e.time());
        };
    }

    private static Happened here(Instant at) {
        return new Happened(at, TimeSource.PLATFORM);
    }

    private static Happened told(ReportTime time) {
        TimeSource source =
                switch (time.source()) {
                    case PILE -> TimeSource.PILE;
                    case RECEIPT -> TimeSource.RECEIPT;
                    case PREVIOUS -> TimeSource.PREVIOUS;
                };
        return new Happened(time.at(), source);
    }
}
