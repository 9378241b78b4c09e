package com.bluesky.charging.order.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndDismissed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndSuspected;
import com.bluesky.charging.order.contract.OrderEvent.SamplesDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SamplesRecorded;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Instant;
import java.util.List;

/** What a charge's meter tells, and what that makes necessary. */
final class Readings {

    private final OrderState state;

    Readings(OrderState state) {
        this.state = state;
    }

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
        long knownWh = state.curve().energyWh();
        record(c.samples());
        if (c.transactionId() != null && state.curve().energyWh() > knownWh) {
            dismissSuspicion(c.samples());
        }
        if (!c.samples().isEmpty()) {
            stopAtLimits(c.samples());
        }
    }

    /** Energy that the pile measured after it seemed to have ended says that the charge goes on. */
    private void dismissSuspicion(List<Sample> samples) {
        ChargingEndSuspected suspicion = state.suspicion();
        if (suspicion != null) {
            samples.stream()
                    .map(Sample::time)
                    .filter(time ->
                            time.source() == ReportTime.Source.PILE
                                    && time.at().isAfter(suspicion.time().at()))
                    .findFirst()
                    .ifPresent(time ->
                            apply(
                                    new ChargingEndDismissed(
                                            state.request().orderId(), owner(), time)));
        }
    }

    /** Records readings of the charge, which must have begun. */
    void record(List<Sample> samples) {
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

    private void askToStop(StopReason reason, Instant at) {
        apply(state.nextStopRequest(reason, at));
    }

    private Owner owner() {
        return state.request().owner();
    }
}
