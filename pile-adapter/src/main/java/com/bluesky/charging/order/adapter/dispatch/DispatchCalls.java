package com.bluesky.charging.order.adapter.dispatch;

import com.bluesky.charging.device.adapter.call.CallBell;
import com.bluesky.charging.device.adapter.link.PileLinks;
import com.bluesky.charging.device.adapter.report.Recorder.Cause;
import com.bluesky.charging.device.adapter.report.Tags;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.Provenance;
import com.bluesky.charging.order.adapter.dispatch.Call.Kind;
import com.bluesky.charging.order.contract.OrderEvent.ChargingFailed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopped;
import com.bluesky.charging.order.contract.OrderEvent.FundsConfirmed;
import com.bluesky.charging.order.contract.StartOutcome;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns what orders ask of piles into calls. It only writes them down, in the transaction of its
 * event processor; the sender of calls sends them, so no pile that thinks holds up the events.
 */
@Component
@ProcessingGroup(DispatchCalls.GROUP)
@DisallowReplay
final class DispatchCalls {

    static final String GROUP = "pile.dispatch";

    /** A stop that could not be sent in this time is reported as such, and asked for again. */
    static final Duration STOP_WITHIN = Duration.ofSeconds(60);

    private final Charges charges;
    private final CallQueue queue;
    private final CallBell bell;
    private final PileLinks links;
    private final Tags tags;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DispatchCalls(
            Charges charges,
            CallQueue queue,
            CallBell bell,
            PileLinks links,
            Tags tags,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions,
            Clock clock) {
        this.charges = charges;
        this.queue = queue;
        this.bell = bell;
        this.links = links;
        this.tags = tags;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @EventHandler
    void on(FundsConfirmed event, EventMessage<?> message) {
        transaction.executeWithoutResult(status -> {
            Charge charge =
                    new Charge(
                            event.orderId(),
                            event.connectorId(),
                            groupOf(event.owner()),
                            event.startBy(),
                            false);
            boolean added =
                    charges.add(
                            charge, event.deviceId(), OneTimeTag.random(random), clock.instant());
            if (added) {
                enqueue(
                        new Call(
                                event.orderId(),
                                Kind.START,
                                1,
                                event.deviceId(),
                                event.connectorId(),
                                null,
                                event.startBy(),
                                cause(message)));
            }
        });
    }

    @EventHandler
    void on(ChargingStopRequested event, EventMessage<?> message) {
        if (event.transactionId() == null) {
            transaction.executeWithoutResult(status -> stopBeforeStart(event.orderId()));
            return;
        }
        transaction.executeWithoutResult(status ->
                enqueue(
                        new Call(
                                event.orderId(),
                                Kind.STOP,
                                event.attempt(),
                                event.deviceId(),
                                event.connectorId(),
                                event.transactionId(),
                                event.at().plus(STOP_WITHIN),
                                cause(message))));
    }

    /**
     * A pile that was not asked to start need not be. When it was, nobody can be asked to stop yet,
     * and the order asks again when the pile tells of the transaction.
     */
    private void stopBeforeStart(String orderId) {
        boolean unsent =
                queue.answerUnsentStart(
                        orderId,
                        links.node(),
                        StartOutcome.EXPIRED.name(),
                        "Stopped before it was sent.");
        if (unsent) {
            charges.forgetTag(orderId);
            bell.ringAfterCommit();
        }
    }

    @EventHandler
    void on(ChargingFailed event) {
        transaction.executeWithoutResult(status -> {
            if (queue.withdrawStart(event.orderId())) {
                charges.forgetTag(event.orderId());
            }
            charges.setOver(event.orderId(), true);
        });
    }

    @EventHandler
    void on(ChargingStarted event) {
        transaction.executeWithoutResult(status -> charges.setOver(event.orderId(), false));
    }

    @EventHandler
    void on(ChargingStopped event) {
        transaction.executeWithoutResult(status -> charges.setOver(event.orderId(), true));
    }

    @EventHandler
    void on(ChargingStopInferred event) {
        transaction.executeWithoutResult(status -> charges.setOver(event.orderId(), true));
    }

    private void enqueue(Call call) {
        if (queue.add(call, clock.instant())) {
            bell.ringAfterCommit();
        }
    }

    private @Nullable String groupOf(Owner owner) {
        return owner.userId() == null ? null : tags.groupOf(owner.userId());
    }

    private static Cause cause(EventMessage<?> message) {
        Object correlation = message.getMetaData().get(Provenance.CORRELATION_ID);
        return new Cause(
                correlation == null ? null : correlation.toString(), message.getIdentifier());
    }
}
