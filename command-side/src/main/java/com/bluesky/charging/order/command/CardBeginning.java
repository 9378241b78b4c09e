package com.bluesky.charging.order.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.CardCharge;
import com.bluesky.charging.order.contract.Continuation;
import com.bluesky.charging.order.contract.OrderCommand.ClaimConnector;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmConnector;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RefuseConnector;
import com.bluesky.charging.order.contract.OrderCommand.VerifyClaim;
import com.bluesky.charging.order.contract.OrderEvent.ChargingBegunByCard;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorClaimRefused;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorClaimed;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A charge that began at the pile, by a card. That it began is a fact; connector and funds are
 * asked for after it.
 */
final class CardBeginning {

    /**
     * A start that is told within this time of it is told at once. A clock may run behind by as
     * much as it may run ahead.
     */
    static final Duration TOLD_AT_ONCE = ReportTime.MAX_AHEAD;

    /** An hour of claims, one for each {@link ChargingOrder#QUEUE_REPLAY}. */
    static final int CLAIMS_MAX = 12;

    private final OrderState state;

    CardBeginning(OrderState state) {
        this.state = state;
    }

    void decide(RecordChargingStarted c, CardCharge card) {
        Instant claimAt = claimAt(c.time());
        apply(
                new ChargingBegunByCard(
                        c.orderId(),
                        card.owner(),
                        card.cardId(),
                        card.permitted(),
                        card.deviceId(),
                        card.connectorId(),
                        card.paymentMode(),
                        card.siteId(),
                        card.zone(),
                        card.tariff(),
                        claimAt,
                        c.time()));
        new Beginning(state).begin(c);
        if (claimAt == null) {
            // Whoever got the connector between the start and its report got one that was taken.
            claim(null, c.time().receivedAt());
        }
        if (!card.permitted()) {
            apply(state.nextStopRequest(StopReason.DE_AUTHORIZED, c.time().receivedAt()));
        }
    }

    /**
     * A start that is told late comes out of the queue of a pile that was away, and its end may be
     * the next message. Whether the charge is over is known when the queue is empty.
     */
    private static @Nullable Instant claimAt(ReportTime time) {
        Instant received = time.receivedAt();
        return time.at().isBefore(received.minus(TOLD_AT_ONCE))
                ? received.plus(ChargingOrder.QUEUE_REPLAY)
                : null;
    }

    void decide(ClaimConnector c) {
        Instant dueAt = state.claim().dueAt();
        if (dueAt != null && !c.at().isBefore(dueAt) && state.status().isRunning()) {
            claim(state.started().time().at(), c.at());
        }
    }

    /** Claims the connector: for a charge that runs now, or for one that began at an instant. */
    private void claim(@Nullable Instant beganAt, Instant at) {
        ChargeRequest request = state.request();
        apply(
                new ConnectorClaimed(
                        request.orderId(),
                        request.owner(),
                        request.deviceId(),
                        request.connectorId(),
                        state.claim().attempt() + 1,
                        beganAt,
                        at));
    }

    Continuation decide(VerifyClaim c) {
        return continuation();
    }

    /** The tariff was pinned when the charge began; what the connector carries now is another's. */
    Continuation decide(ConfirmConnector c) {
        if (state.status().isRunning() && !state.isConnectorConfirmed()) {
            Terms pinned = state.terms();
            apply(
                    new ConnectorConfirmed(
                            c.orderId(),
                            owner(),
                            pinned.siteId(),
                            pinned.zone(),
                            pinned.tariff(),
                            state.request().paymentMode(),
                            state.holdMinor(pinned.tariff()),
                            c.at()));
        }
        return continuation();
    }

    void decide(RefuseConnector c) {
        ConnectorClaim claim = state.claim();
        if (state.status().isRunning() && claim.pending() && !state.isConnectorConfirmed()) {
            apply(
                    new ConnectorClaimRefused(
                            c.orderId(),
                            owner(),
                            claim.attempt(),
                            c.code(),
                            c.detail(),
                            claim.attempt() < CLAIMS_MAX
                                    ? c.at().plus(ChargingOrder.QUEUE_REPLAY)
                                    : null,
                            c.at()));
        }
    }

    private Continuation continuation() {
        return state.status().isOver() ? Continuation.OVER : Continuation.WANTED;
    }

    private Owner owner() {
        return state.request().owner();
    }
}
