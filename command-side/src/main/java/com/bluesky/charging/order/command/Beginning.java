package com.bluesky.charging.order.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.device.contract.ConnectorRefusal.ConnectorHasNoTariff;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.CardCharge;
import com.bluesky.charging.order.contract.ChargingAccepted;
import com.bluesky.charging.order.contract.Continuation;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.FailureCode;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmConnector;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmFunds;
import com.bluesky.charging.order.contract.OrderCommand.ExpireStart;
import com.bluesky.charging.order.contract.OrderCommand.GiveUpUnknownStart;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordStartAnswer;
import com.bluesky.charging.order.contract.OrderCommand.RefuseConnector;
import com.bluesky.charging.order.contract.OrderCommand.RefuseFunds;
import com.bluesky.charging.order.contract.OrderCommand.StartCharging;
import com.bluesky.charging.order.contract.OrderEvent.ChargingRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStartDoubted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarting;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.FundsConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.HoldConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.StartOutcomeUnknown;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Instant;

/** From the request until energy may flow, or until it is clear that it will not. */
final class Beginning {

    private final OrderState state;

    Beginning(OrderState state) {
        this.state = state;
    }

    ChargingAccepted decide(StartCharging c) {
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

    Continuation decide(ConfirmConnector c) {
        if (state.status() == OrderStatus.FAILED) {
            return Continuation.OVER;
        }
        if (state.request().byCard()) {
            return new CardBeginning(state).decide(c);
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

    void decide(RefuseConnector c) {
        if (state.status() == OrderStatus.REQUESTED && !state.isConnectorConfirmed()) {
            fail(new Failure(c.code(), c.detail()), c.at());
        } else if (state.request().byCard()) {
            new CardBeginning(state).decide(c);
        }
    }

    Continuation decide(ConfirmFunds c) {
        if (awaitsFunds()) {
            confirmFunds(c.heldMinor(), c.at());
        } else if (state.isHoldAwaited()) {
            apply(new HoldConfirmed(c.orderId(), owner(), c.heldMinor(), c.at()));
        }
        // The bill of a charge that began by a card takes what was set aside, however late.
        boolean isWanted = state.areFundsConfirmed() || state.request().byCard();
        return isWanted && state.status() != OrderStatus.FAILED
                ? Continuation.WANTED
                : Continuation.OVER;
    }

    void decide(RefuseFunds c) {
        if (awaitsFunds()) {
            fail(new Failure(c.code(), c.detail()), c.at());
        } else if (state.isHoldAwaited()
                && state.status().isRunning()
                && state.stopRequest() == null) {
            askToStop(StopReason.FUNDS_REFUSED, c.at());
        }
    }

    private boolean awaitsFunds() {
        return state.status() == OrderStatus.REQUESTED
                && state.isConnectorConfirmed()
                && !state.areFundsConfirmed();
    }

    private void confirmFunds(long heldMinor, Instant at) {
        ChargeRequest request = state.request();
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
            Instant giveUpAt =
                    (at.isAfter(startBy) ? at : startBy).plus(ChargingOrder.RECONCILIATION);
            apply(new StartOutcomeUnknown(state.request().orderId(), owner(), giveUpAt, at));
        }
    }

    void decide(GiveUpUnknownStart c) {
        if (state.status() == OrderStatus.UNKNOWN) {
            fail(Failure.of(FailureCode.START_UNKNOWN, null), c.at());
        } else if (state.status() == OrderStatus.STARTING) {
            fail(Failure.of(FailureCode.START_TIMEOUT, null), c.at());
        }
    }

    void decide(RecordChargingStarted c) {
        if (!state.hasBegun()) {
            CardCharge card = c.card();
            if (!state.isKnown() && card != null) {
                new CardBeginning(state).decide(c, card);
            } else {
                begin(c);
            }
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
    void begin(RecordChargingStarted c) {
        ChargeRequest request = state.request();
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

    private void askToStop(StopReason reason, Instant at) {
        apply(state.nextStopRequest(reason, at));
    }

    private void fail(Failure failure, Instant at) {
        apply(state.failed(failure, at));
    }

    private Owner owner() {
        return state.request().owner();
    }
}
