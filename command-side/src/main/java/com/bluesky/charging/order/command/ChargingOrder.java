package com.bluesky.charging.order.command;

import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.order.contract.ChargingAccepted;
import com.bluesky.charging.order.contract.Continuation;
import com.bluesky.charging.order.contract.CorrectionAccepted;
import com.bluesky.charging.order.contract.OrderCommand.AskToStopAgain;
import com.bluesky.charging.order.contract.OrderCommand.AssignTariff;
import com.bluesky.charging.order.contract.OrderCommand.ClaimConnector;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmConnector;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmFunds;
import com.bluesky.charging.order.contract.OrderCommand.CorrectCharge;
import com.bluesky.charging.order.contract.OrderCommand.ExpireStart;
import com.bluesky.charging.order.contract.OrderCommand.GiveUpUnknownStart;
import com.bluesky.charging.order.contract.OrderCommand.InferStop;
import com.bluesky.charging.order.contract.OrderCommand.ReachDurationLimit;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingState;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordDisplacement;
import com.bluesky.charging.order.contract.OrderCommand.RecordPower;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.RecordSignedReadings;
import com.bluesky.charging.order.contract.OrderCommand.RecordStartAnswer;
import com.bluesky.charging.order.contract.OrderCommand.RecordStopAnswer;
import com.bluesky.charging.order.contract.OrderCommand.RefuseConnector;
import com.bluesky.charging.order.contract.OrderCommand.RefuseFunds;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderCommand.StartCharging;
import com.bluesky.charging.order.contract.OrderCommand.StopCharging;
import com.bluesky.charging.order.contract.OrderCommand.VerifyClaim;
import com.bluesky.charging.order.contract.OrderEvent;
import com.bluesky.charging.order.contract.Settled;
import com.bluesky.charging.order.contract.StopAccepted;
import java.time.Duration;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/**
 * One charge, from the request to the bill: the only process manager. Requests are answered or
 * refused; reports are recorded, recorded in doubt, or known already. What it decides is told where
 * it belongs: {@link Beginning}, {@link CardBeginning}, {@link Running}, {@link Readings}, {@link
 * Ending}, {@link Billing}.
 */
@Aggregate(type = "ChargingOrder", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class ChargingOrder {

    /** How often a pile is asked to stop by itself; after that, each new request asks once more. */
    static final int STOP_ATTEMPTS_MAX = 100;

    /** How long a pile may take to tell what became of a start that nobody answered. */
    static final Duration RECONCILIATION = Duration.ofMinutes(10);

    /**
     * How long a pile that came back may take to tell what happened while it was away. It says how
     * its connectors are first, and then replays its queue, one message after the other: several
     * hundred of them, each answered in less than a second.
     */
    static final Duration QUEUE_REPLAY = Duration.ofMinutes(5);

    @AggregateIdentifier private @Nullable String orderId;
    private OrderState state = new OrderState();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    ChargingAccepted decide(StartCharging c) {
        if (orderId != null) {
            new RepeatIsTheSameRequest(state.request().fingerprint(), c.fingerprint()).orRefuse();
            return new ChargingAccepted(c.orderId(), state.request().requestedAt(), 0);
        }
        return new Beginning(state).decide(c);
    }

    @CommandHandler
    Continuation decide(ConfirmConnector c) {
        return new Beginning(state).decide(c);
    }

    @CommandHandler
    void decide(RefuseConnector c) {
        new Beginning(state).decide(c);
    }

    @CommandHandler
    Continuation decide(ConfirmFunds c) {
        return new Beginning(state).decide(c);
    }

    @CommandHandler
    void decide(RefuseFunds c) {
        new Beginning(state).decide(c);
    }

    @CommandHandler
    void decide(RecordStartAnswer c) {
        new Beginning(state).decide(c);
    }

    @CommandHandler
    void decide(ExpireStart c) {
        new Beginning(state).decide(c);
    }

    @CommandHandler
    void decide(GiveUpUnknownStart c) {
        new Beginning(state).decide(c);
    }

    /** A card's report makes the order; any other is of an order that was requested before. */
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RecordChargingStarted c) {
        if (orderId == null && c.card() == null) {
            throw new AggregateNotFoundException(
                    c.orderId(), "No order has this id, and no card began it.");
        }
        new Beginning(state).decide(c);
    }

    @CommandHandler
    void decide(ClaimConnector c) {
        new CardBeginning(state).decide(c);
    }

    @CommandHandler
    Continuation decide(VerifyClaim c) {
        return new CardBeginning(state).decide(c);
    }

    @CommandHandler
    void decide(RecordChargingState c) {
        new Running(state).decide(c);
    }

    @CommandHandler
    void decide(ReachDurationLimit c) {
        new Running(state).decide(c);
    }

    @CommandHandler
    StopAccepted decide(StopCharging c) {
        return new Running(state).decide(c);
    }

    @CommandHandler
    void decide(AskToStopAgain c) {
        new Running(state).decide(c);
    }

    @CommandHandler
    void decide(RecordStopAnswer c) {
        new Running(state).decide(c);
    }

    @CommandHandler
    void decide(RecordSamples c) {
        new Readings(state).decide(c);
    }

    @CommandHandler
    void decide(RecordPower c) {
        new Readings(state).decide(c);
    }

    @CommandHandler
    void decide(RecordSignedReadings c) {
        new Readings(state).decide(c);
    }

    @CommandHandler
    void decide(RecordChargingStopped c) {
        new Ending(state).decide(c);
    }

    @CommandHandler
    void decide(InferStop c) {
        new Ending(state).decide(c);
    }

    @CommandHandler
    void decide(RecordDisplacement c) {
        new Ending(state).decide(c);
    }

    @CommandHandler
    Settled decide(Settle c) {
        return new Billing(state).decide(c);
    }

    @CommandHandler
    Written decide(AssignTariff c) {
        return new Billing(state).decide(c);
    }

    @CommandHandler
    CorrectionAccepted decide(CorrectCharge c) {
        return new Billing(state).decide(c);
    }

    @EventSourcingHandler
    void evolve(OrderEvent event) {
        orderId = event.orderId();
        state.evolve(event);
    }
}
