package com.bluesky.charging.order.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.order.contract.FailureCode;
import com.bluesky.charging.order.contract.OrderCommand.AskToStopAgain;
import com.bluesky.charging.order.contract.OrderCommand.ReachDurationLimit;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingState;
import com.bluesky.charging.order.contract.OrderCommand.RecordStopAnswer;
import com.bluesky.charging.order.contract.OrderCommand.StopCharging;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndDismissed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndSuspected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingPrepared;
import com.bluesky.charging.order.contract.OrderEvent.ChargingResumed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingSuspended;
import com.bluesky.charging.order.contract.OrderEvent.StopAnswered;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.StopAccepted;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Instant;
import java.util.Objects;

/** What the pile says of a charge while it runs, and how it is asked to stop. */
final class Running {

    private final OrderState state;

    Running(OrderState state) {
        this.state = state;
    }

    void decide(RecordChargingState c) {
        if (state.isOutdated(c.time())) {
            return;
        }
        switch (c.state()) {
            case IDLE -> {
                if (state.status() == OrderStatus.STARTING && state.isPrepared()) {
                    fail(Failure.of(FailureCode.UNPLUGGED, null), c.time().receivedAt());
                }
                suspectEnd(c);
            }
            case PREPARING -> {
                if (!state.hasBegun() && !state.status().isOver() && !state.isPrepared()) {
                    apply(new ChargingPrepared(c.orderId(), owner(), c.time()));
                }
                suspectEnd(c);
            }
            case CHARGING -> {
                dismissSuspicion(c);
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

    /**
     * A pile that was away and comes back with nothing flowing has lost the charge, or has its end
     * in its queue. With the cable still in it prepares for the next one.
     */
    private void suspectEnd(RecordChargingState c) {
        if (state.status().isRunning() && state.suspicion() == null) {
            Instant inferAt = c.time().receivedAt().plus(ChargingOrder.QUEUE_REPLAY);
            apply(new ChargingEndSuspected(c.orderId(), owner(), inferAt, c.time()));
        }
    }

    private void dismissSuspicion(RecordChargingState c) {
        if (state.suspicion() != null) {
            apply(new ChargingEndDismissed(c.orderId(), owner(), c.time()));
        }
    }

    private void suspend(RecordChargingState c, boolean byVehicle) {
        dismissSuspicion(c);
        if (state.status() == OrderStatus.CHARGING
                || (state.status() == OrderStatus.SUSPENDED
                        && state.isPausedByVehicle() != byVehicle)) {
            apply(new ChargingSuspended(c.orderId(), owner(), byVehicle, c.time()));
        }
    }

    void decide(ReachDurationLimit c) {
        if (state.status().isRunning() && state.stopRequest() == null) {
            askToStop(StopReason.DURATION_LIMIT, c.at());
        }
    }

    StopAccepted decide(StopCharging c) {
        ChargingStopRequested asked = state.stopRequest();
        if (state.status() == OrderStatus.REQUESTED && !state.areFundsConfirmed()) {
            fail(Failure.of(FailureCode.CANCELLED, null), c.at());
        } else if (mayRun()
                && (asked == null
                        || isAskedInVain()
                        || asked.attempt() >= ChargingOrder.STOP_ATTEMPTS_MAX)) {
            askToStop(StopReason.REQUESTED, c.at());
        }
        return new StopAccepted(c.orderId(), state.status(), state.version());
    }

    /** An end that was only inferred may be a mistake, and then the charge still runs. */
    private boolean mayRun() {
        return !state.status().isOver() || state.unseenEnd() != null;
    }

    /** Nobody asks again for a stop from before the end was inferred. */
    private boolean isAskedInVain() {
        return state.unseenEnd() != null && !state.isStopAskedSinceEnd();
    }

    private boolean isStopping() {
        return state.status() == OrderStatus.STOPPING || state.isStopAskedSinceEnd();
    }

    void decide(AskToStopAgain c) {
        ChargingStopRequested asked = state.stopRequest();
        if (isStopping() && asked != null && asked.attempt() == c.attempt()) {
            askToStop(asked.reason(), c.at());
        }
    }

    private void askToStop(StopReason reason, Instant at) {
        apply(state.nextStopRequest(reason, at));
    }

    void decide(RecordStopAnswer c) {
        StopAnswered known = state.stopAnswer();
        boolean isRepeat =
                known != null
                        && known.outcome() == c.outcome()
                        && Objects.equals(known.detail(), c.detail());
        if (isStopping() && !isRepeat) {
            apply(new StopAnswered(c.orderId(), owner(), c.outcome(), c.detail(), c.at()));
        }
    }

    private void fail(Failure failure, Instant at) {
        apply(state.failed(failure, at));
    }

    private Owner owner() {
        return state.request().owner();
    }
}
