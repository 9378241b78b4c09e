package com.bluesky.charging.order.contract;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * What may be asked of, and is reported to, an order. Requests may be refused with an {@link
 * OrderRefusal}; reports ({@code Record…}) never are.
 */
public sealed interface OrderCommand {

    String orderId();

    /**
     * Request: a charge. A known order id with the same fingerprint answers what the first request
     * did, whatever became of it since; only an unknown one is refused as foreseen. Answers {@link
     * ChargingAccepted}.
     *
     * @param userId needed when the payment mode is WALLET
     * @param foreseen why the read model says that this cannot work; null when it says nothing
     * @param startBy when the start is given up that has not succeeded
     */
    record StartCharging(
            @TargetAggregateIdentifier String orderId,
            String operatorId,
            String customerId,
            @Nullable String userId,
            String deviceId,
            int connectorId,
            PaymentMode paymentMode,
            ChargingLimits limits,
            Fingerprint fingerprint,
            @Nullable RefusalDetails foreseen,
            Instant at,
            Instant startBy)
            implements OrderCommand {}

    /** The connector granted itself. Answers {@link Continuation}. */
    record ConfirmConnector(
            @TargetAggregateIdentifier String orderId,
            String siteId,
            String zone,
            @Nullable Tariff tariff,
            Instant at)
            implements OrderCommand {}

    /** The connector refused; a charge that runs already asks again later. Answers nothing. */
    record RefuseConnector(
            @TargetAggregateIdentifier String orderId, String code, String detail, Instant at)
            implements OrderCommand {}

    /** The wallet set money aside. Answers {@link Continuation}. */
    record ConfirmFunds(@TargetAggregateIdentifier String orderId, long heldMinor, Instant at)
            implements OrderCommand {}

    /** The wallet refused; a charge that runs already is asked to stop. Answers nothing. */
    record RefuseFunds(
            @TargetAggregateIdentifier String orderId, String code, String detail, Instant at)
            implements OrderCommand {}

    /**
     * Report: what became of the remote start. Answers nothing.
     *
     * @param detail what the pile said, for a person
     */
    record RecordStartAnswer(
            @TargetAggregateIdentifier String orderId,
            StartOutcome outcome,
            @Nullable String detail,
            Instant at)
            implements OrderCommand {}

    /** Deadline: the start has not succeeded in time; harmless when it has. Answers nothing. */
    record ExpireStart(@TargetAggregateIdentifier String orderId, Instant at)
            implements OrderCommand {}

    /**
     * Deadline: a start that was UNKNOWN and did not begin is given up; harmless once the charge
     * runs or the order is over. Answers nothing.
     */
    record GiveUpUnknownStart(@TargetAggregateIdentifier String orderId, Instant at)
            implements OrderCommand {}

    /**
     * Report: the pile began the charge (OCPP 1.6 StartTransaction). Answers nothing. With a card
     * it makes the order, unless it is known; without one the order must exist.
     *
     * @param transactionId as the pile knows the charge
     * @param card a charge that began at the pile, by a card: its order is made by this report;
     *     null for one that was requested here
     */
    record RecordChargingStarted(
            @TargetAggregateIdentifier String orderId,
            String transactionId,
            long meterStartWh,
            @Nullable CardCharge card,
            ReportTime time)
            implements OrderCommand {}

    /**
     * Deadline: a charge by a card that was told of late, or was refused its connector, still runs
     * and needs it. Harmless when it is over or has it. Answers nothing.
     *
     * @param at when the claim was due
     */
    record ClaimConnector(@TargetAggregateIdentifier String orderId, Instant at)
            implements OrderCommand {}

    /**
     * Whether a charge that claimed its connector still runs. Changes nothing. Answers {@link
     * Continuation}.
     */
    record VerifyClaim(@TargetAggregateIdentifier String orderId) implements OrderCommand {}

    /** Report: what the pile's connector says about the charge. Answers nothing. */
    record RecordChargingState(
            @TargetAggregateIdentifier String orderId, ChargingState state, ReportTime time)
            implements OrderCommand {}

    /** Report: meter readings of the charge, in any order. Answers nothing. */
    record RecordSamples(
            @TargetAggregateIdentifier String orderId,
            @Nullable String transactionId,
            List<Sample> samples)
            implements OrderCommand {}

    /**
     * Report: what flows, from a pile whose meter tells no energy. What was delivered is derived
     * from it, shown as such, and never billed before a person decides. Answers nothing.
     */
    record RecordPower(
            @TargetAggregateIdentifier String orderId,
            @Nullable String transactionId,
            List<PowerReading> readings)
            implements OrderCommand {}

    /** Report: readings that the meter signed, kept as they came. Answers nothing. */
    record RecordSignedReadings(
            @TargetAggregateIdentifier String orderId,
            @Nullable String transactionId,
            List<SignedReading> readings)
            implements OrderCommand {}

    /** Request: end the charge. Idempotent by state. Answers {@link StopAccepted}. */
    record StopCharging(@TargetAggregateIdentifier String orderId, Instant at)
            implements OrderCommand {}

    /** Report: what became of a remote stop. Answers nothing. */
    record RecordStopAnswer(
            @TargetAggregateIdentifier String orderId,
            StopOutcome outcome,
            @Nullable String detail,
            Instant at)
            implements OrderCommand {}

    /**
     * Deadline: the pile has not stopped yet; ask once more. Harmless when it has. Answers nothing.
     */
    record AskToStopAgain(@TargetAggregateIdentifier String orderId, int attempt, Instant at)
            implements OrderCommand {}

    /**
     * Deadline: the longest duration of the charge is reached; harmless when it is over. Answers
     * nothing.
     */
    record ReachDurationLimit(@TargetAggregateIdentifier String orderId, Instant at)
            implements OrderCommand {}

    /**
     * Report: the pile ended the charge (OCPP 1.6 StopTransaction). Answers nothing.
     *
     * @param samples the transaction's data that came with it
     */
    record RecordChargingStopped(
            @TargetAggregateIdentifier String orderId,
            String transactionId,
            long meterStopWh,
            StopReason reason,
            List<Sample> samples,
            ReportTime time)
            implements OrderCommand {}

    /**
     * Deadline: the pile has not told of the end that was suspected; harmless when the suspicion is
     * gone, or is a later one. Answers nothing.
     *
     * @param at when it was to be inferred
     */
    record InferStop(@TargetAggregateIdentifier String orderId, Instant at)
            implements OrderCommand {}

    /** Report: a charge that really runs took the connector. Answers nothing. */
    record RecordDisplacement(
            @TargetAggregateIdentifier String orderId, String byOrderId, Instant at)
            implements OrderCommand {}

    /**
     * Request: make the bill. Idempotent: a settled order answers with its bill. Answers {@link
     * Settled}.
     */
    record Settle(@TargetAggregateIdentifier String orderId, Instant at) implements OrderCommand {}

    /**
     * Request: pin a tariff on a charge that ran without one. Idempotent: the plan that is pinned
     * already answers as it is. Answers a {@code Written}.
     *
     * @param tariff of any zone; the order puts its site's there
     * @param walletCurrency of the wallet that pays, which never changes; null when none does
     */
    record AssignTariff(
            @TargetAggregateIdentifier String orderId,
            Tariff tariff,
            @Nullable String walletCurrency,
            Instant at)
            implements OrderCommand {}

    /**
     * Request: a person decides how much energy a charge that is over is billed for, whatever its
     * meter told. One that runs at a pile that is gone is over by that. A known {@code
     * correctionId} answers as the first did. Answers {@link CorrectionAccepted}.
     *
     * @param correctionId {@code corr-…}, derived from the request
     * @param energyWh 0 to {@link #ENERGY_MAX_WH}
     * @param pileGone whether the order's device was not linked when the request came
     */
    record CorrectCharge(
            @TargetAggregateIdentifier String orderId,
            String correctionId,
            long energyWh,
            @Nullable CorrectionReason reason,
            boolean pileGone,
            Fingerprint fingerprint,
            Instant at)
            implements OrderCommand {

        /** No vehicle takes ten megawatt hours. */
        public static final long ENERGY_MAX_WH = 10_000_000;

        public CorrectCharge {
            if (energyWh < 0 || energyWh > ENERGY_MAX_WH) {
                throw new IllegalArgumentException(
                        "A charge is corrected to 0 to "
                                + ENERGY_MAX_WH
                                + " Wh, not to "
                                + energyWh
                                + ".");
            }
        }
    }
}
