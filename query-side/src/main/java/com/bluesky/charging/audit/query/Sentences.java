package com.bluesky.charging.audit.query;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.ChargingLimits;
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
import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each event of an order says, as one sentence. */
final class Sentences {

    private final @Nullable String currency;

    private Sentences(@Nullable String currency) {
        this.currency = currency;
    }

    /**
     * The sentence of an event.
     *
     * @param currency of the order's tariff; null before it has one
     */
    static String of(OrderEvent event, @Nullable String currency) {
        return new Sentences(currency).sentence(event);
    }

    private String sentence(OrderEvent event) {
        return switch (event) {
            case ChargingRequested _,
                    ChargingBegunByCard _,
                    ConnectorClaimed _,
                    ConnectorClaimRefused _,
                    ConnectorConfirmed _,
                    FundsConfirmed _,
                    HoldConfirmed _,
                    ChargingStarting _,
                    ChargingPrepared _,
                    StartOutcomeUnknown _,
                    ChargingFailed _ ->
                    beforeTheCharge(event);
            case ChargingStarted _,
                    ChargingSuspended _,
                    ChargingResumed _,
                    SamplesRecorded _,
                    SamplesDoubted _,
                    EnergyDerived _,
                    PowerDoubted _,
                    SignedReadingKept _,
                    ChargingStartDoubted _ ->
                    duringTheCharge(event);
            case ChargingStopRequested _,
                    StopAnswered _,
                    ChargingStopped _,
                    ChargingEndSuspected _,
                    ChargingEndDismissed _,
                    ChargingStopInferred _,
                    ChargingStopDoubted _,
                    OrderSettled _,
                    BillCorrected _,
                    TariffAssigned _,
                    ChargeCorrected _ ->
                    atTheEnd(event);
        };
    }

    private String beforeTheCharge(OrderEvent event) {
        return switch (event) {
            case ChargingRequested e ->
                    "A charge at connector %d of device %s was asked for%s, %s, %s."
                            .formatted(
                                    e.connectorId(),
                                    e.deviceId(),
                                    byUser(e.owner().userId()),
                                    payment(e.paymentMode()),
                                    limits(e.limits()));
            case ChargingBegunByCard e ->
                    "A charge%s began at connector %d of device %s with card %s, which %s; %s."
                            .formatted(
                                    byUser(e.owner().userId()),
                                    e.connectorId(),
                                    e.deviceId(),
                                    e.cardId(),
                                    e.permitted() ? "may charge" : "may not charge",
                                    tariff(e.tariff()));
            case ConnectorClaimed e ->
                    "The charge claimed connector %d, attempt %d."
                            .formatted(e.connectorId(), e.attempt());
            case ConnectorClaimRefused e ->
                    "The connector was not given: %s (%s)%s."
                            .formatted(e.code(), e.detail(), again(e.claimAt()));
            case ConnectorConfirmed e ->
                    "The connector was the order's, at site %s in %s; %s; to be set aside: %s."
                            .formatted(
                                    e.siteId(), e.zone(), tariff(e.tariff()), money(e.holdMinor()));
            case FundsConfirmed e ->
                    "All was granted, %s set aside; the pile was to be asked to start until %s."
                            .formatted(money(e.heldMinor()), e.startBy());
            case HoldConfirmed e -> "%s were set aside.".formatted(money(e.heldMinor()));
            case ChargingStarting _ -> "The pile accepted the start.";
            case ChargingPrepared _ ->
                    "Something was plugged in or presented at the pile; nothing flowed yet.";
            case StartOutcomeUnknown e ->
                    "Nobody knew whether the pile starts; it was given until %s."
                            .formatted(e.giveUpAt());
            case ChargingFailed e ->
                    "The charge did not come about: %s (%s).".formatted(e.code(), e.detail());
            default -> throw new IllegalArgumentException("This comes later: " + event);
        };
    }

    private String duringTheCharge(OrderEvent event) {
        return switch (event) {
            case ChargingStarted e ->
                    "The charge began as transaction %s of the pile, meter %d Wh%s%s."
                            .formatted(
                                    e.transactionId(),
                                    e.meterStartWh(),
                                    e.reopened() ? ", although the order had FAILED" : "",
                                    e.stopBy() == null ? "" : "; it may last until " + e.stopBy());
            case ChargingSuspended e ->
                    "Energy flowed no more for now, by the %s."
                            .formatted(e.byVehicle() ? "vehicle" : "pile");
            case ChargingResumed _ -> "Energy flowed again.";
            case SamplesRecorded e ->
                    "The meter was read, last %d Wh: %d Wh delivered since the start%s."
                            .formatted(
                                    e.samples().getLast().meterWh(),
                                    e.energyWh(),
                                    e.costMinor() == null
                                            ? ""
                                            : ", which cost " + money(e.costMinor()) + " so far");
            case SamplesDoubted e ->
                    "Readings are kept and not billed: %s, last %d Wh."
                            .formatted(e.reason(), e.samples().getLast().meterWh());
            case EnergyDerived e ->
                    "The meter told no energy; %d Wh since the start follow from the power."
                            .formatted(e.derivedWh());
            case PowerDoubted e ->
                    "Power is kept and nothing derived from it: %s.".formatted(e.reason());
            case SignedReadingKept e ->
                    "A reading signed by the meter was kept, SHA-256 %s.".formatted(e.digest());
            case ChargingStartDoubted e ->
                    "A start as transaction %s, meter %d Wh, is kept and not billed: %s."
                            .formatted(e.transactionId(), e.meterStartWh(), e.reason());
            default -> throw new IllegalArgumentException("This is no part of it: " + event);
        };
    }

    private String atTheEnd(OrderEvent event) {
        return switch (event) {
            case ChargingStopRequested e ->
                    "The pile was to stop, attempt %d: %s.".formatted(e.attempt(), e.reason());
            case StopAnswered e ->
                    "What became of asking it to stop: %s%s."
                            .formatted(
                                    e.outcome(), e.detail() == null ? "" : " (" + e.detail() + ")");
            case ChargingStopped e ->
                    "The charge was over, %s: meter %d Wh, %d Wh delivered."
                            .formatted(e.reason(), e.meterStopWh(), e.energyWh());
            case ChargingEndSuspected e ->
                    "The pile said that nothing flows; without its end until %s one is inferred."
                            .formatted(e.inferAt());
            case ChargingEndDismissed _ -> "The charge went on after all.";
            case ChargingStopInferred e ->
                    "By all that was known the charge was over, %s: meter %d Wh, %d Wh delivered."
                            .formatted(e.reason(), e.meterStopWh(), e.energyWh());
            case ChargingStopDoubted e ->
                    "An end as transaction %s, meter %d Wh, is kept and not billed: %s."
                            .formatted(e.transactionId(), e.meterStopWh(), e.reason());
            case OrderSettled e -> "The bill was made: " + bill(e.bill());
            case BillCorrected e ->
                    "Bill number %d replaced %s: %s"
                            .formatted(e.number(), e.bill().correctsBillId(), bill(e.bill()));
            case TariffAssigned e -> "A person priced the charge: " + tariff(e.tariff()) + ".";
            case ChargeCorrected e ->
                    "A person decided that %d Wh are billed%s."
                            .formatted(e.energyWh(), e.reason() == null ? "" : ", " + e.reason());
            default -> throw new IllegalArgumentException("This came before: " + event);
        };
    }

    private String bill(Bill bill) {
        return "%s, %s for %d Wh."
                .formatted(
                        bill.billId(),
                        Wording.money(bill.totalMinor(), bill.currency()),
                        bill.energyWh());
    }

    private String money(long minor) {
        return Wording.money(minor, currency);
    }

    private String limits(ChargingLimits limits) {
        List<String> all = new ArrayList<>();
        if (limits.energyWh() != null) {
            all.add(limits.energyWh() + " Wh");
        }
        if (limits.amountMinor() != null) {
            all.add(money(limits.amountMinor()));
        }
        if (limits.durationSeconds() != null) {
            all.add(limits.durationSeconds() + " s");
        }
        return all.isEmpty() ? "without a limit" : "to end at " + String.join(" or ", all);
    }

    private static String tariff(@Nullable Tariff tariff) {
        return tariff == null
                ? "there was no tariff"
                : "the tariff is plan %s, version %d, in %s"
                        .formatted(tariff.planId(), tariff.planVersion(), tariff.currency());
    }

    private static String payment(PaymentMode mode) {
        return mode == PaymentMode.WALLET ? "paid from a wallet" : "collected by the customer";
    }

    private static String byUser(@Nullable String userId) {
        return userId == null ? "" : " by user " + userId;
    }

    private static String again(@Nullable Instant at) {
        return at == null ? "" : "; it is claimed again at " + at;
    }
}
