package com.bluesky.charging.order.command;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.command.TransactionReport.Kind;
import com.bluesky.charging.order.contract.Bill;
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
import com.bluesky.charging.order.contract.PowerReading;
import com.bluesky.charging.order.contract.PricedCharge;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an order knows of itself: the facts that later decisions need, and nothing that grows. */
final class OrderState {

    private OrderStatus status = OrderStatus.REQUESTED;
    private long version = -1;
    private @Nullable ChargeRequest request;
    private @Nullable Terms terms;
    private ConnectorClaim claim = ConnectorClaim.NONE;
    private boolean connectorConfirmed;
    private boolean holdAwaited;
    private @Nullable Long heldMinor;
    private @Nullable ChargingStarted started;
    private @Nullable ChargingStopRequested stopRequest;
    private @Nullable StopAnswered stopAnswer;
    private @Nullable ChargingEndSuspected suspicion;
    private @Nullable ChargeEnd end;
    private @Nullable UnseenEnd unseenEnd;
    private boolean stopAskedSinceEnd;
    private @Nullable MeterCurve told;
    private @Nullable MeterReading decided;
    private RecentReports recent = RecentReports.NONE;
    private DerivedEnergy derived = DerivedEnergy.NONE;
    private List<Correction> corrections = List.of();
    private boolean prepared;
    private boolean pausedByVehicle;
    private @Nullable ReportTime pileState;
    private @Nullable Bill bill;
    private int bills;
    private long settledVersion;

    OrderStatus status() {
        return status;
    }

    /** The number of the order's latest event, from 0. */
    long version() {
        return version;
    }

    /** Whether the order exists. */
    boolean isKnown() {
        return request != null;
    }

    ChargeRequest request() {
        return known(request);
    }

    /** The start of the charge, which must have begun. */
    ChargingStarted started() {
        return known(started);
    }

    /** The register of the charge, which must have begun: as told, unless a person decided. */
    MeterCurve curve() {
        return decided(toldCurve());
    }

    /**
     * The register as the pile told it. A person's decision leaves it alone, so that the next one
     * can still be divided by it.
     */
    MeterCurve toldCurve() {
        return known(told);
    }

    /** A told register with the latest decision of a person, if there is one. */
    MeterCurve decided(MeterCurve asTold) {
        return decided == null ? asTold : asTold.endedAt(decided, boundaries());
    }

    /** The latest bill, which must have been made. */
    Bill bill() {
        return known(bill);
    }

    long settledVersion() {
        return settledVersion;
    }

    @Nullable ChargingStopRequested stopRequest() {
        return stopRequest;
    }

    /** The answer to the latest request to stop. */
    @Nullable StopAnswered stopAnswer() {
        return stopAnswer;
    }

    /** That the charge may have ended, as long as it is neither told nor inferred. */
    @Nullable ChargingEndSuspected suspicion() {
        return suspicion;
    }

    /** How the charge ended, as far as is known. */
    @Nullable ChargeEnd end() {
        return end;
    }

    /** Since when the charge seems over, as long as its end is only inferred. */
    @Nullable UnseenEnd unseenEnd() {
        return unseenEnd;
    }

    /** Whether a charge whose end is only inferred was asked to stop because it goes on. */
    boolean isStopAskedSinceEnd() {
        return unseenEnd != null && stopAskedSinceEnd;
    }

    /** How many bills were made. */
    int bills() {
        return bills;
    }

    /** What follows from the power that the pile told. */
    DerivedEnergy derived() {
        return derived;
    }

    /** The same, with more of it. */
    DerivedEnergy derivedWith(List<PowerReading> readings) {
        DerivedEnergy all = derived;
        for (PowerReading reading : readings) {
            Instant at = timeInCharge(reading.time()).at();
            all = all.with(new DerivedEnergy.Reading(at, reading.powerWatts()));
        }
        return all;
    }

    /** What a clock that could not be used for the start puts before it belongs to the start. */
    ReportTime timeInCharge(ReportTime time) {
        ReportTime begun = started().time();
        return begun.source() == ReportTime.Source.PILE ? time : time.notBefore(begun.at());
    }

    /** A person's decisions, oldest first. */
    List<Correction> corrections() {
        return corrections;
    }

    RecentReports recent() {
        return recent;
    }

    boolean isPrepared() {
        return prepared;
    }

    boolean isPausedByVehicle() {
        return pausedByVehicle;
    }

    boolean hasBegun() {
        return started != null;
    }

    /** Whether the charge has begun, as this transaction of the pile. */
    boolean isOf(String transactionId) {
        return started != null && started.transactionId().equals(transactionId);
    }

    boolean isConnectorConfirmed() {
        return connectorConfirmed;
    }

    boolean areFundsConfirmed() {
        return heldMinor != null;
    }

    /** Whether a charge that runs already asked for a hold, and has none. */
    boolean isHoldAwaited() {
        return holdAwaited;
    }

    ConnectorClaim claim() {
        return claim;
    }

    boolean isPlaceKnown() {
        return terms != null;
    }

    /** Where the charge is, which its connector or its card must have told. */
    Terms terms() {
        return known(terms);
    }

    /** Whether the pile may have been asked to start and has not told what it did. */
    boolean isStartOpen() {
        return status == OrderStatus.UNKNOWN
                || (status == OrderStatus.REQUESTED && areFundsConfirmed());
    }

    @Nullable Tariff tariff() {
        return terms == null ? null : terms.tariff();
    }

    PriceBoundaries boundaries() {
        return PriceBoundaries.of(tariff());
    }

    /** The limit of the request, or of what was set aside, that the charge has reached. */
    @Nullable StopReason limitReached() {
        Long energyLimitWh = request().limits().energyWh();
        Long amountLimitMinor = amountLimitMinor();
        Long costMinor = costMinor(curve());
        // A limit is there for safety, so it holds for what is only derived too.
        long energyWh = Math.max(curve().energyWh(), derived.energyWh());
        if (energyLimitWh != null && energyWh >= energyLimitWh) {
            return StopReason.ENERGY_LIMIT;
        }
        return amountLimitMinor != null && costMinor != null && costMinor >= amountLimitMinor
                ? StopReason.AMOUNT_LIMIT
                : null;
    }

    private @Nullable Long amountLimitMinor() {
        Long asked = request().limits().amountMinor();
        if (asked != null) {
            return asked;
        }
        return heldMinor != null && heldMinor > 0 ? heldMinor : null;
    }

    /** What a wallet has to set aside: the amount limit, else the tariff's default. */
    long holdMinor(@Nullable Tariff offered) {
        if (request().paymentMode() != PaymentMode.WALLET || offered == null) {
            return 0;
        }
        Long limit = request().limits().amountMinor();
        return limit == null ? offered.defaultHoldMinor() : limit;
    }

    ChargingFailed failed(Failure failure, Instant at) {
        return new ChargingFailed(
                request().orderId(),
                request().owner(),
                request().deviceId(),
                request().connectorId(),
                failure.code(),
                failure.detail(),
                at);
    }

    /** The next request to stop, to the pile as soon as its transaction is known. */
    ChargingStopRequested nextStopRequest(StopReason reason, Instant at) {
        return new ChargingStopRequested(
                request().orderId(),
                request().owner(),
                request().deviceId(),
                request().connectorId(),
                started == null ? null : started.transactionId(),
                reason,
                stopRequest == null ? 1 : stopRequest.attempt() + 1,
                at);
    }

    /** What new samples are held against. */
    SortedSamples.Known chargeAsKnown() {
        return new SortedSamples.Known(
                started().time(),
                end == null || end.inferred() ? null : end.at(),
                toldCurve(),
                boundaries(),
                recent);
    }

    /** What a charge costs so far; after settling, what it was billed; null without a tariff. */
    @Nullable Long costMinor(MeterCurve charge) {
        if (bill != null) {
            return bill.totalMinor();
        }
        Tariff tariff = tariff();
        return tariff == null ? null : PricedCharge.of(charge, tariff).totalMinor();
    }

    /** The next bill of a charge that ended, and whose tariff is known. */
    Bill billAt(Instant settledAt) {
        ChargeRequest requested = request();
        Terms agreed = terms();
        Tariff tariff = known(agreed.tariff());
        MeterCurve charge = curve();
        PricedCharge priced = PricedCharge.of(charge, tariff);
        return new Bill(
                Bill.idOf(requested.orderId(), bills + 1),
                bill == null ? null : bill.billId(),
                requested.orderId(),
                requested.owner().operatorId(),
                known(requested.owner().customerId()),
                requested.owner().userId(),
                agreed.siteId(),
                agreed.zone(),
                requested.deviceId(),
                requested.connectorId(),
                requested.paymentMode(),
                tariff.planId(),
                tariff.planVersion(),
                tariff.currency(),
                charge.start().at(),
                charge.latest().at(),
                charge.start().meterWh(),
                charge.latest().meterWh(),
                charge.energyWh(),
                priced.periods(),
                priced.lines(),
                priced.totalMinor(),
                settledAt);
    }

    /**
     * Whether the pile said something later about its connector before: by its own clock, also
     * where that could not be used, and by the time that was accepted. A clock that was set in
     * between then outdates nothing.
     */
    boolean isOutdated(ReportTime time) {
        return pileState != null
                && time.at().isBefore(pileState.at())
                && saidAt(time).isBefore(saidAt(pileState));
    }

    private static Instant saidAt(ReportTime time) {
        return time.reportedAt() == null ? time.receivedAt() : time.reportedAt();
    }

    void evolve(OrderEvent event) {
        version++;
        switch (event) {
            case ChargingRequested e -> request = ChargeRequest.of(e);
            case ChargingBegunByCard e -> {
                request = ChargeRequest.of(e);
                terms = new Terms(e.siteId(), e.zone(), e.tariff());
                claim = claim.dueAt(e.claimAt());
            }
            case ConnectorClaimed e -> claim = ConnectorClaim.pending(e.attempt());
            case ConnectorClaimRefused e -> claim = claim.dueAt(e.claimAt());
            case ConnectorConfirmed e -> {
                connectorConfirmed = true;
                terms = new Terms(e.siteId(), e.zone(), e.tariff());
                holdAwaited = started != null && e.holdMinor() > 0;
            }
            case FundsConfirmed e -> heldMinor = e.heldMinor();
            case HoldConfirmed e -> {
                heldMinor = e.heldMinor();
                holdAwaited = false;
            }
            case ChargingStarting _ -> status = OrderStatus.STARTING;
            case ChargingPrepared e -> {
                prepared = true;
                pileState = e.time();
            }
            case StartOutcomeUnknown _ -> status = OrderStatus.UNKNOWN;
            case ChargingFailed _ -> status = OrderStatus.FAILED;
            case ChargingStarted e -> begin(e);
            case ChargingStartDoubted e ->
                    recent =
                            recent.with(
                                    new TransactionReport(
                                            Kind.START,
                                            e.transactionId(),
                                            e.meterStartWh(),
                                            e.time()));
            case ChargingSuspended e -> {
                status = OrderStatus.SUSPENDED;
                pausedByVehicle = e.byVehicle();
                pileState = e.time();
            }
            case ChargingResumed e -> {
                status = OrderStatus.CHARGING;
                pileState = e.time();
            }
            case SamplesRecorded e -> {
                recent = recent.with(e.samples());
                for (Sample sample : e.samples()) {
                    told = toldCurve().with(SortedSamples.readingOf(sample), boundaries());
                }
            }
            case SamplesDoubted e -> recent = recent.with(e.samples());
            case ChargingStopRequested e -> {
                stopRequest = e;
                // Each request has an answer of its own, which may be the same as the one before.
                stopAnswer = null;
                boolean isAsked = e.transactionId() != null && !status.isOver();
                status = isAsked ? OrderStatus.STOPPING : status;
                stopAskedSinceEnd = end != null;
            }
            case StopAnswered e -> stopAnswer = e;
            case ChargingEndSuspected e -> {
                suspicion = e;
                pileState = e.time();
            }
            case ChargingEndDismissed e -> {
                suspicion = null;
                pileState = e.time();
            }
            case ChargingStopInferred e -> {
                unseenEnd = UnseenEnd.of(e, suspicion);
                end(new ChargeEnd(e.meterStopWh(), e.time().at(), true));
            }
            case ChargingStopped e -> {
                unseenEnd = null;
                end(new ChargeEnd(e.meterStopWh(), e.time().at(), false));
            }
            case ChargingStopDoubted e ->
                    recent =
                            recent.with(
                                    new TransactionReport(
                                            Kind.STOP,
                                            e.transactionId(),
                                            e.meterStopWh(),
                                            e.time()));
            case OrderSettled e -> settle(e.bill());
            case BillCorrected e -> settle(e.bill());
            case TariffAssigned e ->
                    terms = new Terms(terms().siteId(), terms().zone(), e.tariff());
            case ChargeCorrected e -> correct(e);
            case EnergyDerived e -> {
                recent = recent.withPower(e.readings());
                derived = derivedWith(e.readings());
            }
            case PowerDoubted e -> recent = recent.withPower(e.readings());
            case SignedReadingKept e -> recent = recent.with(e);
        }
    }

    private void end(ChargeEnd known) {
        end = known;
        suspicion = null;
        status = status == OrderStatus.SETTLED ? status : OrderStatus.ENDED;
        told = toldCurve().with(new MeterReading(known.at(), known.meterStopWh()), boundaries());
    }

    private void correct(ChargeCorrected e) {
        Instant toldEnd = known(end).at();
        Instant latest = toldCurve().latest().at();
        Instant at = toldEnd.isAfter(latest) ? toldEnd : latest;
        end = new ChargeEnd(e.meterStopWh(), at, false);
        unseenEnd = null;
        decided = new MeterReading(at, e.meterStopWh());
        List<Correction> all = new ArrayList<>(corrections);
        all.add(new Correction(e.correctionId(), e.fingerprint(), e.energyWh(), version));
        corrections = List.copyOf(all);
    }

    private void settle(Bill latest) {
        bill = latest;
        bills++;
        // The bill takes what was set aside, also what the order has not heard of.
        holdAwaited = false;
        status = OrderStatus.SETTLED;
        settledVersion = version;
    }

    private void begin(ChargingStarted e) {
        started = e;
        status = OrderStatus.CHARGING;
        pileState = e.time();
        told = MeterCurve.startingAt(new MeterReading(e.time().at(), e.meterStartWh()));
        // What was set aside was given back when the order failed.
        heldMinor = e.reopened() ? null : heldMinor;
    }

    private static <T> T known(@Nullable T fact) {
        if (fact == null) {
            throw new IllegalStateException("The order has not come that far.");
        }
        return fact;
    }
}
