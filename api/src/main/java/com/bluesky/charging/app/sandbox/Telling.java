package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.app.sandbox.SandboxContent.Party;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.CardCharge;
import com.bluesky.charging.order.contract.ChargingAccepted;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.StartCharging;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells of charges that are over, in the reports of piles: the start, the meter on the way, the
 * end. What was told before is told again without effect.
 */
@Component
class Telling {

    /** How long a requested charge takes to begin. */
    private static final Duration BEGINS_WITHIN = Duration.ofSeconds(8);

    /** How long piles are given to start. */
    private static final Duration START_DEADLINE = Duration.ofSeconds(90);

    /** OCPP 1.6 §7.32. */
    private static final String ON_THE_WAY = "Sample.Periodic";

    /** Prices were published once when the sandbox opened. */
    private static final int PLAN_VERSION = 1;

    private final Making making;
    private final Registering registering;

    Telling(Making making, Registering registering) {
        this.making = making;
        this.registering = registering;
    }

    /**
     * Tells of a charge.
     *
     * @param at when it is told
     */
    void tell(Party party, PastCharge charge, Instant at) {
        if (isOver(party, charge)) {
            return;
        }
        Habit habit = charge.habit();
        if (!habit.byCard()) {
            request(
                    party,
                    new Attempt(habit.client(), habit.person(), habit.pile()),
                    charge.orderId(),
                    habit.connectorId(),
                    charge.startedAt().minus(BEGINS_WITHIN),
                    at);
        }
        making.report(
                new RecordChargingStarted(
                        charge.orderId(),
                        charge.transactionId(),
                        charge.meterStartWh(),
                        card(party, habit),
                        ReportTime.of(charge.startedAt(), at)));
        if (!habit.byCard()) {
            awaitConnector(party, charge);
        }
        making.report(
                new RecordSamples(charge.orderId(), charge.transactionId(), samples(charge, at)));
        making.report(
                new RecordChargingStopped(
                        charge.orderId(),
                        charge.transactionId(),
                        charge.meterStopWh(),
                        habit.byCard() ? StopReason.LOCAL : StopReason.EV_DISCONNECTED,
                        List.of(),
                        ReportTime.of(charge.endedAt(), at)));
    }

    /** Requests a charge that will not begin. */
    void tell(Party party, Attempt attempt, Instant at) {
        request(party, attempt, attempt.orderId(), 1, at, at);
    }

    private boolean isOver(Party party, PastCharge charge) {
        return making.find(
                        new FindOrder(party.seenBy(charge.habit().client()), charge.orderId()),
                        OrderView.class)
                .filter(order -> order.status().isOver())
                .isPresent();
    }

    /** A charge that has ended before its connector is given to it finds out no price. */
    private void awaitConnector(Party party, PastCharge charge) {
        making.await(
                new FindOrder(party.seenBy(charge.habit().client()), charge.orderId()),
                OrderView.class,
                order -> order.tariff() != null);
    }

    private void request(
            Party party,
            Attempt attempt,
            String orderId,
            int connectorId,
            Instant requestedAt,
            Instant toldAt) {
        making.send(
                new StartCharging(
                        orderId,
                        party.id(),
                        attempt.client().id(),
                        attempt.person().id(),
                        attempt.pile().id(),
                        connectorId,
                        attempt.client().paymentMode(),
                        ChargingLimits.NONE,
                        making.fingerprint("start " + orderId),
                        null,
                        requestedAt,
                        toldAt.plus(START_DEADLINE)),
                ChargingAccepted.class);
    }

    private @Nullable CardCharge card(Party party, Habit habit) {
        Place place = habit.pile().place();
        Place.Plan plan = place.plan();
        return registering
                .cardId(party, habit.person())
                .filter(_ -> habit.byCard())
                .map(cardId ->
                        new CardCharge(
                                new Owner(party.id(), habit.client().id(), habit.person().id()),
                                cardId,
                                true,
                                habit.pile().id(),
                                habit.connectorId(),
                                habit.client().paymentMode(),
                                place.id(),
                                place.zone(),
                                new Tariff(
                                        plan.id(),
                                        PLAN_VERSION,
                                        party.currency(),
                                        place.zone(),
                                        plan.prices(),
                                        plan.defaultHoldMinor())))
                .orElse(null);
    }

    private static List<Sample> samples(PastCharge charge, Instant at) {
        return charge.readings().stream()
                .map(reading ->
                        new Sample(
                                ReportTime.of(reading.at(), at),
                                reading.meterWh(),
                                reading.powerWatts(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                ON_THE_WAY))
                .toList();
    }
}
