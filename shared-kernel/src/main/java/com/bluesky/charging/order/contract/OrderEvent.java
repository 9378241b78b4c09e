package com.bluesky.charging.order.contract;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.PersonalData;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to an order. One stream tells a charge whole. */
public sealed interface OrderEvent {

    String orderId();

    Owner owner();

    /**
     * A charge was asked for.
     *
     * @param startBy when the start is given up that has not succeeded
     */
    record ChargingRequested(
            String orderId,
            Owner owner,
            String deviceId,
            int connectorId,
            PaymentMode paymentMode,
            ChargingLimits limits,
            String fingerprint,
            Instant startBy,
            Instant requestedAt)
            implements OrderEvent {}

    /**
     * A charge began at the pile, by a card: nobody asked for it here before. {@link
     * ChargingStarted} follows in the same append.
     *
     * @param permitted whether the card may charge
     * @param tariff pinned for good; null when the connector had none in the wallet's currency, and
     *     then the order is not settled before an administrator assigns one
     * @param claimAt when the charge, which was told of late, claims its connector, should it still
     *     run then; null when it does so at once
     */
    record ChargingBegunByCard(
            String orderId,
            Owner owner,
            String cardId,
            boolean permitted,
            String deviceId,
            int connectorId,
            PaymentMode paymentMode,
            String siteId,
            String zone,
            @Nullable Tariff tariff,
            @Nullable Instant claimAt,
            ReportTime time)
            implements OrderEvent {}

    /**
     * A charge that began by a card needs its connector. Whoever has it gives way, unless the start
     * was told late and he came after it.
     *
     * @param attempt counts from 1; unique within the order
     * @param beganAt when the charge began that may have lost its connector since; null when it was
     *     told at once
     */
    record ConnectorClaimed(
            String orderId,
            Owner owner,
            String deviceId,
            int connectorId,
            int attempt,
            @Nullable Instant beganAt,
            Instant at)
            implements OrderEvent {}

    /**
     * The charge runs without its connector, which somebody has who came later.
     *
     * @param claimAt when it claims it again, should it still run then; null when it does not any
     *     more
     */
    record ConnectorClaimRefused(
            String orderId,
            Owner owner,
            int attempt,
            String code,
            String detail,
            @Nullable Instant claimAt,
            Instant at)
            implements OrderEvent {}

    /**
     * The connector is the order's.
     *
     * @param tariff pinned for good; null only for a charge that ran before it was known here
     * @param paymentMode whether a wallet has to set money aside
     * @param holdMinor how much that is: the amount limit, else the tariff's default; 0 when there
     *     is no wallet, or for a charge that was given up and runs after all
     */
    record ConnectorConfirmed(
            String orderId,
            Owner owner,
            String siteId,
            String zone,
            @Nullable Tariff tariff,
            PaymentMode paymentMode,
            long holdMinor,
            Instant at)
            implements OrderEvent {}

    /**
     * All is granted; the pile may be asked to start.
     *
     * @param heldMinor 0 when the customer collects the money
     * @param startBy a start that could not be sent until then must not be sent any more
     */
    record FundsConfirmed(
            String orderId,
            Owner owner,
            String deviceId,
            int connectorId,
            long heldMinor,
            Instant startBy,
            Instant at)
            implements OrderEvent {}

    /** The wallet set money aside for a charge that runs already: nobody is asked to start. */
    record HoldConfirmed(String orderId, Owner owner, long heldMinor, Instant at)
            implements OrderEvent {}

    /** The pile accepted the start. */
    record ChargingStarting(String orderId, Owner owner, Instant at) implements OrderEvent {}

    /**
     * Something was plugged in or presented at the pile, nothing flows yet. When it goes again
     * before the charge begins, the order FAILS; the status does not change by this.
     */
    record ChargingPrepared(String orderId, Owner owner, ReportTime time) implements OrderEvent {}

    /** Nobody knows whether the pile starts. */
    record StartOutcomeUnknown(String orderId, Owner owner, Instant giveUpAt, Instant at)
            implements OrderEvent {}

    /**
     * The charge did not come about.
     *
     * @param code a refusal's or one of {@link FailureCode}
     */
    record ChargingFailed(
            String orderId,
            Owner owner,
            String deviceId,
            int connectorId,
            String code,
            String detail,
            Instant at)
            implements OrderEvent {}

    /**
     * The charge began.
     *
     * @param reopened whether the order had FAILED before: the connector must be occupied anew, and
     *     nothing is held
     * @param stopBy when the longest duration that the request allowed is over; null without one
     */
    record ChargingStarted(
            String orderId,
            Owner owner,
            String deviceId,
            int connectorId,
            String transactionId,
            long meterStartWh,
            boolean reopened,
            @Nullable Instant stopBy,
            ReportTime time)
            implements OrderEvent {}

    /**
     * Energy flows no more, for now.
     *
     * @param byVehicle false when the pile pauses
     */
    record ChargingSuspended(String orderId, Owner owner, boolean byVehicle, ReportTime time)
            implements OrderEvent {}

    record ChargingResumed(String orderId, Owner owner, ReportTime time) implements OrderEvent {}

    /**
     * Accepted readings, in the order of their time.
     *
     * @param energyWh delivered since the start, as far as is known now
     * @param costMinor what that costs so far; null without a tariff
     */
    record SamplesRecorded(
            String orderId,
            Owner owner,
            List<Sample> samples,
            long energyWh,
            @Nullable Long costMinor)
            implements OrderEvent {

        public SamplesRecorded {
            samples = List.copyOf(samples);
        }
    }

    /** Readings that are kept and not billed. */
    record SamplesDoubted(String orderId, Owner owner, List<Sample> samples, DoubtReason reason)
            implements OrderEvent {

        public SamplesDoubted {
            samples = List.copyOf(samples);
        }
    }

    /**
     * The pile is to stop.
     *
     * @param transactionId null while the pile has not told that it started: nobody can be asked
     *     yet, and the status stays as it is. When the pile tells, the next attempt follows with
     *     the id, and the order is STOPPING. An order whose end was only inferred and whose charge
     *     goes on is asked too, and stays as it is
     * @param attempt counts from 1; unique within the order
     */
    record ChargingStopRequested(
            String orderId,
            Owner owner,
            String deviceId,
            int connectorId,
            @Nullable String transactionId,
            StopReason reason,
            int attempt,
            Instant at)
            implements OrderEvent {}

    record StopAnswered(
            String orderId, Owner owner, StopOutcome outcome, @Nullable String detail, Instant at)
            implements OrderEvent {}

    /**
     * The charge is over. It may follow a {@link ChargingStopInferred}, also after the bill, and
     * then says what is true.
     *
     * @param energyWh delivered in all: {@code meterStopWh} − the meter at the start
     */
    record ChargingStopped(
            String orderId,
            Owner owner,
            String deviceId,
            int connectorId,
            String transactionId,
            long meterStopWh,
            long energyWh,
            StopReason reason,
            PaymentMode paymentMode,
            ReportTime time)
            implements OrderEvent {}

    /**
     * The pile says that nothing flows on the connector of a charge that it has not ended. The end
     * may still be told: a pile that was offline reports how its connectors are before it replays
     * its queue. The status does not change by this.
     *
     * @param inferAt when the end is inferred that was not told until then
     */
    record ChargingEndSuspected(String orderId, Owner owner, Instant inferAt, ReportTime time)
            implements OrderEvent {}

    /** The charge whose end was suspected goes on: the pile says so, or energy still flows. */
    record ChargingEndDismissed(String orderId, Owner owner, ReportTime time)
            implements OrderEvent {}

    /**
     * The charge must have ended unseen: by all that is known, at its last accepted reading. A true
     * end may still come, as a {@link ChargingStopped} that replaces this one.
     *
     * @param energyWh delivered until that reading
     * @param reason DISPLACED when another charge runs on the connector; DECIDED when a person
     *     decided what it is billed for; why the pile was to stop, when it was; otherwise UNSEEN
     */
    record ChargingStopInferred(
            String orderId,
            Owner owner,
            String deviceId,
            int connectorId,
            String transactionId,
            long meterStopWh,
            long energyWh,
            StopReason reason,
            PaymentMode paymentMode,
            ReportTime time)
            implements OrderEvent {}

    /**
     * A start that contradicts what is known: another transaction's, or a meter that is absurd.
     * Kept, not billed.
     */
    record ChargingStartDoubted(
            String orderId,
            Owner owner,
            String transactionId,
            long meterStartWh,
            DoubtReason reason,
            ReportTime time)
            implements OrderEvent {}

    /**
     * An end that contradicts what is known; what the meter says is kept and not billed. By itself
     * it ends nothing: where it is the end of the running charge, a {@link ChargingStopped} at the
     * last accepted reading follows it.
     */
    record ChargingStopDoubted(
            String orderId,
            Owner owner,
            String transactionId,
            long meterStopWh,
            DoubtReason reason,
            ReportTime time)
            implements OrderEvent {}

    /** The bill was made, once. Complete in itself. */
    record OrderSettled(String orderId, Owner owner, Bill bill) implements OrderEvent {}

    /**
     * A settled charge turned out to be another than was billed: a new bill that replaces the
     * latest.
     *
     * @param number counts the order's bills; the first correcting one is 2
     */
    record BillCorrected(String orderId, Owner owner, int number, Bill bill)
            implements OrderEvent {}

    /** A tariff was pinned that the charge did not have when it ran. */
    record TariffAssigned(
            String orderId, Owner owner, Tariff tariff, PaymentMode paymentMode, Instant at)
            implements OrderEvent {}

    /**
     * A person decided how much energy the charge is billed for. A bill or a correcting bill
     * follows; what a pile tells later is kept in doubt.
     *
     * @param meterStopWh the meter at the start + {@code energyWh}
     */
    record ChargeCorrected(
            String orderId,
            Owner owner,
            String correctionId,
            String fingerprint,
            long meterStopWh,
            long energyWh,
            @Nullable CorrectionReason reason,
            PaymentMode paymentMode,
            Instant at)
            implements OrderEvent {}

    /**
     * Power that a pile told whose meter tells no energy, in the order of its time.
     *
     * @param derivedWh delivered since the start, as follows from all that was told; never billed
     *     before a person decides
     */
    record EnergyDerived(String orderId, Owner owner, List<PowerReading> readings, long derivedWh)
            implements OrderEvent {

        public EnergyDerived {
            readings = List.copyOf(readings);
        }
    }

    /** Power that is kept and from which nothing is derived. */
    record PowerDoubted(
            String orderId, Owner owner, List<PowerReading> readings, DoubtReason reason)
            implements OrderEvent {

        public PowerDoubted {
            readings = List.copyOf(readings);
        }
    }

    /**
     * A reading that the meter signed. What was signed may name the card that began the charge, so
     * it is the user's; changed in one character it could not be verified any more.
     *
     * @param subjectId whose key protects the value: the user's, or the order's own where it names
     *     no user
     * @param transactionId as the pile said; null when it did not
     * @param value the signed data as it came; null after that key was destroyed
     * @param digest SHA-256 of the value in hexadecimal, by which whoever has it can show that it
     *     is the same
     */
    record SignedReadingKept(
            String orderId,
            Owner owner,
            String subjectId,
            @Nullable String transactionId,
            @PersonalData(subject = "subjectId") @Nullable String value,
            String digest,
            @Nullable String measurand,
            @Nullable String context,
            ReportTime time)
            implements OrderEvent {}
}
