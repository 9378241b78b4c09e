package com.bluesky.charging.order.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.DoubtReason;
import com.bluesky.charging.order.contract.OrderCommand.RecordPower;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.RecordSignedReadings;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndDismissed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndSuspected;
import com.bluesky.charging.order.contract.OrderEvent.EnergyDerived;
import com.bluesky.charging.order.contract.OrderEvent.PowerDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SamplesDoubted;
import com.bluesky.charging.order.contract.OrderEvent.SamplesRecorded;
import com.bluesky.charging.order.contract.OrderEvent.SignedReadingKept;
import com.bluesky.charging.order.contract.PowerReading;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.SignedReading;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a charge's meter tells, and what that makes necessary. */
final class Readings {

    private final OrderState state;

    Readings(OrderState state) {
        this.state = state;
    }

    void decide(RecordSamples c) {
        if (!isOfThis(c.transactionId())) {
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
            goesOn(c.samples().stream().map(Sample::time));
        }
        if (!c.samples().isEmpty()) {
            stopAtLimits(c.samples().getLast().time());
        }
    }

    void decide(RecordPower c) {
        List<PowerReading> derivable = new ArrayList<>();
        Map<DoubtReason, List<PowerReading>> doubted = new EnumMap<>(DoubtReason.class);
        for (PowerReading reading : new LinkedHashSet<>(c.readings())) {
            DoubtReason doubt = doubtAbout(reading, c.transactionId());
            if (state.recent().contain(reading)) {
                continue;
            }
            if (doubt == null) {
                derivable.add(reading);
            } else {
                doubted.computeIfAbsent(doubt, _ -> new ArrayList<>()).add(reading);
            }
        }
        doubted.forEach((reason, readings) ->
                apply(new PowerDoubted(c.orderId(), owner(), readings, reason)));
        if (!derivable.isEmpty()) {
            derive(derivable, c);
        }
    }

    private void derive(List<PowerReading> readings, RecordPower c) {
        readings.sort(Comparator.comparing(reading -> reading.time().at()));
        long derivedWh = state.derivedWith(readings).energyWh();
        apply(new EnergyDerived(c.orderId(), owner(), readings, derivedWh));
        if (c.transactionId() != null) {
            goesOn(
                    readings.stream()
                            .filter(reading -> reading.powerWatts() > 0)
                            .map(PowerReading::time));
        }
        stopAtLimits(readings.getLast().time());
    }

    private @Nullable DoubtReason doubtAbout(PowerReading reading, @Nullable String transactionId) {
        if (!isOfThis(transactionId)) {
            return DoubtReason.WRONG_TRANSACTION;
        }
        Instant at = state.timeInCharge(reading.time()).at();
        ChargeEnd end = state.end();
        boolean isAfterEnd = end != null && !end.inferred() && at.isAfter(end.at());
        if (at.isBefore(state.started().time().at()) || isAfterEnd) {
            return DoubtReason.OUTSIDE_CHARGE;
        }
        boolean isPossible =
                reading.powerWatts() >= 0 && reading.powerWatts() <= SortedSamples.POWER_MAX_WATTS;
        return isPossible ? null : DoubtReason.METER_ABSURD;
    }

    /** Without a transaction a report is of the charge on the connector. */
    private boolean isOfThis(@Nullable String transactionId) {
        return transactionId == null ? state.hasBegun() : state.isOf(transactionId);
    }

    void decide(RecordSignedReadings c) {
        c.readings().stream()
                .distinct()
                .map(reading -> kept(reading, c))
                .filter(kept -> !state.recent().contain(kept))
                .forEach(kept -> apply(kept));
    }

    /** A person whom the order does not name is protected by a key of the order's own. */
    private SignedReadingKept kept(SignedReading reading, RecordSignedReadings c) {
        String subjectId = Objects.requireNonNullElse(owner().userId(), c.orderId());
        return new SignedReadingKept(
                c.orderId(),
                owner(),
                subjectId,
                c.transactionId(),
                reading.value(),
                reading.digest(),
                reading.measurand(),
                reading.context(),
                reading.time());
    }

    /** Energy that the pile measured after it seemed to have ended says that the charge goes on. */
    private void goesOn(Stream<ReportTime> measured) {
        ChargingEndSuspected suspicion = state.suspicion();
        UnseenEnd unseen = state.unseenEnd();
        if (suspicion != null) {
            measured.filter(time ->
                            time.source() == ReportTime.Source.PILE
                                    && time.at().isAfter(suspicion.time().at()))
                    .findFirst()
                    .ifPresent(time ->
                            apply(
                                    new ChargingEndDismissed(
                                            state.request().orderId(), owner(), time)));
        } else if (unseen != null && !state.isStopAskedSinceEnd()) {
            // Nobody limits a charge that is over, so it must not go on.
            measured.filter(unseen::isContradictedAt)
                    .findFirst()
                    .ifPresent(time -> askToStop(unseen.reason(), time.receivedAt()));
        }
    }

    /** Records readings of the charge, which must have begun. */
    void record(List<Sample> samples) {
        SortedSamples sorted = SortedSamples.of(samples, state.chargeAsKnown());
        if (!sorted.accepted().isEmpty()) {
            MeterCurve charge = state.decided(sorted.curve());
            apply(
                    new SamplesRecorded(
                            state.request().orderId(),
                            owner(),
                            sorted.accepted(),
                            charge.energyWh(),
                            state.costMinor(charge)));
        }
        sorted.doubted()
                .forEach((reason, doubted) ->
                        apply(
                                new SamplesDoubted(
                                        state.request().orderId(), owner(), doubted, reason)));
    }

    private void stopAtLimits(ReportTime time) {
        StopReason reached = state.limitReached();
        if (reached != null && state.status().isRunning() && state.stopRequest() == null) {
            askToStop(reached, time.receivedAt());
        }
    }

    private void askToStop(StopReason reason, Instant at) {
        apply(state.nextStopRequest(reason, at));
    }

    private Owner owner() {
        return state.request().owner();
    }
}
