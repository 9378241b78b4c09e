package com.bluesky.charging.order.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.device.contract.ConnectorRefusal.ConnectorHasNoTariff;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.ChargingAccepted;
import com.bluesky.charging.order.contract.Continuation;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.FailureCode;
import com.bluesky.charging.order.contract.OrderCommand.AskToStopAgain;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmConnector;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmFunds;
import com.bluesky.charging.order.contract.OrderCommand.ExpireStart;
import com.bluesky.charging.order.contract.OrderCommand.GiveUpUnknownStart;
import com.bluesky.charging.order.contract.OrderCommand.ReachDurationLimit;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingState;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordDisplacement;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.RecordStartAnswer;
import com.bluesky.charging.order.contract.OrderCommand.RecordStopAnswer;
import com.bluesky.charging.order.contract.OrderCommand.RefuseConnector;
import com.bluesky.charging.order.contract.OrderCommand.RefuseFunds;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderCommand.StartCharging;
import com.bluesky.charging.order.contract.OrderCommand.StopCharging;
import com.bluesky.charging.order.contract.OrderEvent;
import com.bluesky.charging.order.contract.OrderEvent.ChargingPrepared;
import com.bluesky.charging.order.contract.OrderEvent.ChargingRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingResumed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStartDoubted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarting;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopDoubted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopped;
import com.bluesky.charging.order.contract.OrderEvent.ChargingSuspended;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.FundsConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.order.contract.OrderEvent.SamplesDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SamplesRecorded;
import com.bluesky.charging.order.contract.OrderEvent.StartOutcomeUnknown;
import com.bluesky.charging.order.contract.OrderEvent.StopAnswered;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.Settled;
import com.bluesky.charging.order.contract.StopAccepted;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One charge, from the request to the bill: the only process manager. Requests are answered or
 * refused; reports are recorded, recorded in doubt, or known already.
 */
@Aggregate(type = "ChargingOrder", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class ChargingOrder {

    /** How often a pile is asked to stop by itself; after that, each new request asks once more. */
    static final int STOP_ATTEMPTS_MAX = 100;

    /** How long a pile may take to tell what became of a start that nobody answered. */
    static final Duration RECONCILIATION = Duration.ofMinutes(10);

    @AggregateIdentifier private @Nullable String orderId;
    private OrderState state = new OrderState();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ChargingAccepted decide(StartCharging c) {
        if (orderId != null) {
            new RepeatIsTheSameRequest(state.request().fingerprint(), c.fingerprint()).orRefuse();
            return new ChargingAccepted(c.orderId(), state.request().requestedAt(), 0);
        }
        new WalletPaymentNamesUser(c.paymentMode(), c.userId()).orRefuse();
        new NothingForeseenAgainstIt(c.foreseen()).orRefuse();
        apply(
                new ChargingRequested(
                        c.orderId(),
                        new Owner(c.operatorId(), c.customerId(), c.userId()),
                        c.deviceId(),
                        c.connectorId(),
                        c.paymentMode(),
                        c.limits(),
                        c.fingerprint().current(),
                        c.startBy(),
                        c.at()));
        return new ChargingAccepted(c.orderId(), c.at(), 0);
    }

    @CommandHandler
    Continuation decide(ConfirmConnector c) {
        if (state.status() == OrderStatus.FAILED) {
            return Continuation.OVER;
        }
        if (state.tariff() == null) {
            if (c.tariff() == null && !state.hasBegun()) {
                fail(Failure.of(new ConnectorHasNoTariff()), c.at());
                return Continuation.OVER;
            }
            confirm(c);
        }
        return state.status().isOver() ? Continuation.OVER : Continuation.WANTED;
    }

    /** Without a wallet there is nothing to wait for; a charge that runs needs no leave. */
    private void confirm(ConfirmConnector c) {
        long holdMinor = state.hasBegun() ? 0 : state.holdMinor(c.tariff());
        if (c.tariff() != null || !state.isConnectorConfirmed()) {
            apply(
                    new ConnectorConfirmed(
                            c.orderId(),
                            owner(),
                            c.siteId(),
                            c.zone(),
                            c.tariff(),
                            state.request().paymentMode(),
                            holdMinor,
                            c.at()));
        }
        if (holdMinor == 0 && !state.hasBegun()) {
            confirmFunds(0, c.at());
        }
    }

    @CommandHandler
    void decide(RefuseConnector c) {
        if (state.status() == OrderStatus.REQUESTED && !state.isConnectorConfirmed()) {
            fail(new Failure(c.code(), c.detail()), c.at());
        }
    }

    @CommandHandler
    Continuation decide(ConfirmFunds c) {
        if (awaitsFunds()) {
            confirmFunds(c.heldMinor(), c.at());
        }
        return state.areFundsConfirmed() && state.status() != OrderStatus.FAILED
                ? Continuation.WANTED
                : Continuation.OVER;
    }

    @CommandHandler
    void decide(RefuseFunds c) {
        if (awaitsFunds()) {
            fail(new Failure(c.code(), c.detail()), c.at());
        }
    }

    private boolean awaitsFunds() {
        return state.status() == OrderStatus.REQUESTED
                && state.isConnectorConfirmed()
                && !state.areFundsConfirmed();
    }

    private void confirmFunds(long heldMinor, Instant at) {
        ChargingRequested request = state.request();
        apply(
                new FundsConfirmed(
                        request.orderId(),
                        request.owner(),
                        request.deviceId(),
                        request.connectorId(),
                        heldMinor,
                        request.startBy(),
                        at));
    }

    @CommandHandler
    void decide(RecordStartAnswer c) {
        if (!state.isStartOpen()) {
            return;
        }
        switch (c.outcome()) {
            case ACCEPTED -> apply(new ChargingStarting(c.orderId(), owner(), c.at()));
            case REJECTED -> fail(Failure.of(FailureCode.START_REJECTED, c.detail()), c.at());
            case OFFLINE -> failUnsent(Failure.of(FailureCode.DEVICE_OFFLINE, c.detail()), c.at());
            case EXPIRED -> failUnsent(Failure.of(FailureCode.START_TIMEOUT, c.detail()), c.at());
            case UNANSWERED -> doubtStart(c.at());
        }
    }

    /** A start that was to be stopped before it was sent is not a failure of the pile. */
    private void failUnsent(Failure failure, Instant at) {
        fail(state.stopRequest() == null ? failure : Failure.of(FailureCode.CANCELLED, null), at);
    }

    @CommandHandler
    void decide(ExpireStart c) {
        if (state.status() == OrderStatus.STARTING
                || (state.status() == OrderStatus.REQUESTED && !state.areFundsConfirmed())) {
            fail(Failure.of(FailureCode.START_TIMEOUT, null), c.at());
        } else {
            doubtStart(c.at());
        }
    }

    /** From when the pile may have been asked, nothing is released before it tells. */
    private void doubtStart(Instant at) {
        if (state.status() == OrderStatus.REQUESTED && state.areFundsConfirmed()) {
            Instant startBy = state.request().startBy();
            Instant giveUpAt = (at.isAfter(startBy) ? at : startBy).plus(RECONCILIATION);
            apply(new StartOutcomeUnknown(state.request().orderId(), owner(), giveUpAt, at));
        }
    }

    @CommandHandler
    void decide(GiveUpUnknownStart c) {
        if (state.status() == OrderStatus.UNKNOWN) {
            fail(Failure.of(FailureCode.START_UNKNOWN, null), c.at());
        } else if (state.status() == OrderStatus.STARTING) {
            fail(Failure.of(FailureCode.START_TIMEOUT, null), c.at());
        }
    }

    @CommandHandler
    void decide(RecordChargingStarted c) {
        if (!state.hasBegun()) {
            begin(c);
            return;
        }
        ChargingStarted known = state.started();
        boolean isRepeat =
                known.transactionId().equals(c.transactionId())
                        && known.meterStartWh() == c.meterStartWh();
        TransactionReport report =
                new TransactionReport(
                        TransactionReport.Kind.START,
                        c.transactionId(),
                        c.meterStartWh(),
                        c.time());
        if (!isRepeat && !state.recent().contain(report)) {
            apply(
                    new ChargingStartDoubted(
                            c.orderId(),
                            owner(),
                            c.transactionId(),
                            c.meterStartWh(),
                            DoubtReason.WRONG_TRANSACTION,
                            c.time()));
        }
    }

    /** Late truth wins: also an order that was given up begins when the pile says so. */
    private void begin(RecordChargingStarted c) {
        ChargingRequested request = state.request();
        ReportTime time = c.time().notBefore(request.requestedAt());
        Long durationSeconds = request.limits().durationSeconds();
        apply(
                new ChargingStarted(
                        c.orderId(),
                        owner(),
                        request.deviceId(),
                        request.connectorId(),
                        c.transactionId(),
                        c.meterStartWh(),
                        state.status() == OrderStatus.FAILED,
                        durationSeconds == null ? null : time.at().plusSeconds(durationSeconds),
                        time));
        ChargingStopRequested remembered = state.stopRequest();
        if (remembered != null) {
            askToStop(remembered.reason(), time.receivedAt());
        }
    }

    @CommandHandler
    void decide(RecordChargingState c) {
        if (state.isOutdated(c.time().at())) {
            return;
        }
        switch (c.state()) {
            case IDLE -> {
                if (state.status() == OrderStatus.STARTING && state.isPrepared()) {
                    fail(Failure.of(FailureCode.UNPLUGGED, null), c.time().receivedAt());
                }
            }
            case PREPARING -> {
                if (!state.hasBegun() && !state.status().isOver() && !state.isPrepared()) {
                    apply(new ChargingPrepared(c.orderId(), owner(), c.time()));
                }
            }
            case CHARGING -> {
                if (state.status() == OrderStatus.SUSPENDED) {
                    apply(new ChargingResumed(c.orderId(), owner(), c.time()));
                }
            }
            case SUSPENDED_EV -> suspend(c, true);
            case SUSPENDED_EVSE -> suspend(c, false);
            case FINISHING -> {
                // The end itself is told by StopTransaction.
            }
        }
    }

    private void suspend(RecordChargingState c, boolean byVehicle) {
        if (state.status() == OrderStatus.CHARGING
                || (state.status() == OrderStatus.SUSPENDED
                        && state.isPausedByVehicle() != byVehicle)) {
            apply(new ChargingSuspended(c.orderId(), owner(), byVehicle, c.time()));
        }
    }

    @CommandHandler
    void decide(RecordSamples c) {
        if (c.transactionId() == null ? !state.hasBegun() : !state.isOf(c.transactionId())) {
            List<Sample> unseen =
                    c.samples().stream().filter(it -> !state.recent().contain(it)).toList();
            if (!unseen.isEmpty()) {
                apply(
                        new SamplesDoubted(
                                c.orderId(), owner(), unseen, DoubtReason.WRONG_TRANSACTION));
            }
            return;
        }
        record(c.samples());
        if (!c.samples().isEmpty()) {
            stopAtLimits(c.samples());
        }
    }

    private void record(List<Sample> samples) {
        SortedSamples sorted = SortedSamples.of(samples, state.chargeAsKnown());
        if (!sorted.accepted().isEmpty()) {
            apply(
                    new SamplesRecorded(
                            state.request().orderId(),
                            owner(),
                            sorted.accepted(),
                            sorted.curve().energyWh(),
                            state.costMinor(sorted.curve())));
        }
        sorted.doubted()
                .forEach((reason, doubted) ->
                        apply(
                                new SamplesDoubted(
                                        state.request().orderId(), owner(), doubted, reason)));
    }

    private void stopAtLimits(List<Sample> samples) {
        StopReason reached = state.limitReached();
        if (reached != null && state.status().isRunning() && state.stopRequest() == null) {
            askToStop(reached, samples.getLast().time().receivedAt());
        }
    }

    @CommandHandler
    void decide(ReachDurationLimit c) {
        if (state.status().isRunning() && state.stopRequest() == null) {
            askToStop(StopReason.DURATION_LIMIT, c.at());
        }
    }

    @CommandHandler
    StopAccepted decide(StopCharging c) {
        ChargingStopRequested asked = state.stopRequest();
        if (state.status() == OrderStatus.REQUESTED && !state.areFundsConfirmed()) {
            fail(Failure.of(FailureCode.CANCELLED, null), c.at());
        } else if (!state.status().isOver()
                && (asked == null || asked.attempt() >= STOP_ATTEMPTS_MAX)) {
            askToStop(StopReason.REQUESTED, c.at());
        }
        return new StopAccepted(c.orderId(), state.status(), state.version());
    }

    @CommandHandler
    void decide(AskToStopAgain c) {
        ChargingStopRequested asked = state.stopRequest();
        if (state.status() == OrderStatus.STOPPING
                && asked != null
                && asked.attempt() == c.attempt()) {
            askToStop(asked.reason(), c.at());
        }
    }

    private void askToStop(StopReason reason, Instant at) {
        apply(state.nextStopRequest(reason, at));
    }

    @CommandHandler
    void decide(RecordStopAnswer c) {
        StopAnswered known = state.stopAnswer();
        boolean isRepeat =
                known != null
                        && known.outcome() == c.outcome()
                        && Objects.equals(known.detail(), c.detail());
        if (state.status() == OrderStatus.STOPPING && !isRepeat) {
            apply(new StopAnswered(c.orderId(), owner(), c.outcome(), c.detail(), c.at()));
        }
    }

    @CommandHandler
    void decide(RecordChargingStopped c) {
        TransactionReport report =
                new TransactionReport(
                        TransactionReport.Kind.STOP, c.transactionId(), c.meterStopWh(), c.time());
        ChargingStopped stopped = state.stopped();
        if (state.recent().contain(report)) {
            return;
        }
        if (!state.isOf(c.transactionId())) {
            doubtStop(c, DoubtReason.WRONG_TRANSACTION, c.time());
        } else if (stopped == null) {
            end(c);
        } else if (stopped.meterStopWh() != c.meterStopWh()) {
            doubtStop(c, DoubtReason.OUTSIDE_CHARGE, c.time());
        }
    }

    private void end(RecordChargingStopped c) {
        record(c.samples());
        MeterReading last = state.curve().latest();
        ReportTime time = c.time().notBefore(last.at());
        MeterReading reading = new MeterReading(time.at(), c.meterStopWh());
        DoubtReason doubt = SortedSamples.doubtAboutEnd(reading, state.curve(), time.receivedAt());
        if (doubt != null) {
            doubtStop(c, doubt, c.time());
        }
        stop(doubt == null ? c.meterStopWh() : last.meterWh(), c.reason(), time);
    }

    private void doubtStop(RecordChargingStopped c, DoubtReason reason, ReportTime time) {
        apply(
                new ChargingStopDoubted(
                        c.orderId(), owner(), c.transactionId(), c.meterStopWh(), reason, time));
    }

    private void stop(long meterStopWh, StopReason reason, ReportTime time) {
        ChargingStarted started = state.started();
        apply(
                new ChargingStopped(
                        started.orderId(),
                        started.owner(),
                        started.deviceId(),
                        started.connectorId(),
                        started.transactionId(),
                        meterStopWh,
                        meterStopWh - started.meterStartWh(),
                        reason,
                        state.request().paymentMode(),
                        time));
    }

    @CommandHandler
    void decide(RecordDisplacement c) {
        if (!state.hasBegun()) {
            if (!state.status().isOver()) {
                fail(Failure.of(FailureCode.DISPLACED, null), c.at());
            }
        } else if (state.status().isRunning()
                && !c.at().isBefore(state.started().time().receivedAt())) {
            MeterReading last = state.curve().latest();
            stop(
                    last.meterWh(),
                    StopReason.DISPLACED,
                    new ReportTime(null, c.at(), last.at(), ReportTime.Source.PREVIOUS));
        }
    }

    @CommandHandler
    Settled decide(Settle c) {
        if (state.status() != OrderStatus.SETTLED) {
            new OrderHasEnded(state.status()).orRefuse();
            new OrderHasTariff(state.tariff()).orRefuse();
            apply(new OrderSettled(c.orderId(), owner(), state.billAt(c.at())));
        }
        return new Settled(state.bill(), state.settledVersion());
    }

    private void fail(Failure failure, Instant at) {
        apply(state.failed(failure, at));
    }

    private Owner owner() {
        return state.request().owner();
    }

    @EventSourcingHandler
    void evolve(OrderEvent event) {
        orderId = event.orderId();
        state.evolve(event);
    }
}
