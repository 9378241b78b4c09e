package com.bluesky.charging.kernel.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static com.bluesky.charging.kernel.query.Facts.reported;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.BillLine;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.EnergyPeriod;
import com.bluesky.charging.order.contract.OrderEvent.BillCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargeCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingBegunByCard;
import com.bluesky.charging.order.contract.OrderEvent.ChargingFailed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarting;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopped;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorClaimRefused;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorClaimed;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.EnergyDerived;
import com.bluesky.charging.order.contract.OrderEvent.FundsConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.HoldConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.OrderSettled;
import com.bluesky.charging.order.contract.OrderEvent.SamplesRecorded;
import com.bluesky.charging.order.contract.OrderEvent.TariffAssigned;
import com.bluesky.charging.order.contract.PowerReading;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about one order. */
public final class OrderFacts {

    private final Owner owner;
    private final String orderId;
    private final String deviceId;

    private OrderFacts(Owner owner, String orderId, String deviceId) {
        this.owner = owner;
        this.orderId = orderId;
        this.deviceId = deviceId;
    }

    public static OrderFacts of(Owner owner, String orderId, String deviceId) {
        return new OrderFacts(owner, orderId, deviceId);
    }

    public Owner owner() {
        return owner;
    }

    public static Tariff tariff() {
        return new Tariff("plan-1", 1, "CNY", Facts.ZONE, Facts.flatEnergyPrice("1.20"), 5_000);
    }

    public ChargingRequested requested(Instant at) {
        return new ChargingRequested(
                orderId,
                owner,
                deviceId,
                1,
                PaymentMode.WALLET,
                new ChargingLimits(20_000L, null, 7_200L),
                "f:1",
                at.plusSeconds(90),
                at);
    }

    public ChargingBegunByCard begunByCard(long minutes, @Nullable Tariff tariff) {
        return new ChargingBegunByCard(
                orderId,
                owner,
                "card-1",
                true,
                deviceId,
                1,
                PaymentMode.WALLET,
                "site-1",
                Facts.ZONE,
                tariff,
                null,
                reported(minutes));
    }

    public ConnectorClaimed claimed(int attempt) {
        return new ConnectorClaimed(orderId, owner, deviceId, 1, attempt, minute(5), minute(5));
    }

    public ConnectorClaimRefused claimRefused(int attempt) {
        return new ConnectorClaimRefused(
                orderId, owner, attempt, "CONNECTOR_BUSY", "Busy.", minute(11), minute(6));
    }

    public HoldConfirmed holdConfirmed() {
        return new HoldConfirmed(orderId, owner, 5_000, minute(6));
    }

    public ConnectorConfirmed connectorConfirmed(@Nullable Tariff tariff) {
        return new ConnectorConfirmed(
                orderId, owner, "site-1", Facts.ZONE, tariff, PaymentMode.WALLET, 5_000, minute(1));
    }

    public FundsConfirmed fundsConfirmed() {
        return new FundsConfirmed(orderId, owner, deviceId, 1, 5_000, minute(2), minute(1));
    }

    public ChargingStarting starting() {
        return new ChargingStarting(orderId, owner, minute(1));
    }

    public ChargingStarted started(long minutes) {
        return new ChargingStarted(
                orderId, owner, deviceId, 1, "41", 1_000, false, null, reported(minutes));
    }

    public ChargingFailed failed(String code) {
        return new ChargingFailed(orderId, owner, deviceId, 1, code, "It failed.", minute(3));
    }

    /** Readings of power and state of charge at some minutes, in the order given. */
    public SamplesRecorded sampled(long energyWh, Sample... samples) {
        return new SamplesRecorded(orderId, owner, List.of(samples), energyWh, energyWh * 12 / 100);
    }

    public static Sample sample(
            long minutes,
            long meterWh,
            @Nullable Long powerWatts,
            @Nullable Integer stateOfChargePercent) {
        return new Sample(
                reported(minutes),
                meterWh,
                powerWatts,
                230_000L,
                30_000L,
                stateOfChargePercent,
                215,
                null,
                "Sample.Periodic");
    }

    public ChargingStopRequested stopRequested(@Nullable String transactionId, StopReason reason) {
        return new ChargingStopRequested(
                orderId, owner, deviceId, 1, transactionId, reason, 1, minute(50));
    }

    public ChargingStopped stopped(StopReason reason) {
        return new ChargingStopped(
                orderId,
                owner,
                deviceId,
                1,
                "41",
                8_000,
                7_000,
                reason,
                PaymentMode.WALLET,
                reported(60));
    }

    /** Nobody told the end; it is that of a reading half an hour earlier. */
    public ChargingStopInferred stopInferred() {
        return new ChargingStopInferred(
                orderId,
                owner,
                deviceId,
                1,
                "41",
                4_000,
                3_000,
                StopReason.UNSEEN,
                PaymentMode.WALLET,
                reported(30));
    }

    public BillCorrected corrected(int number, String billId, String correctsBillId, long total) {
        return new BillCorrected(orderId, owner, number, bill(billId, correctsBillId, total));
    }

    public TariffAssigned tariffAssigned() {
        return new TariffAssigned(orderId, owner, tariff(), PaymentMode.WALLET, minute(70));
    }

    public ChargeCorrected corrected(String correctionId, long energyWh) {
        return new ChargeCorrected(
                orderId,
                owner,
                correctionId,
                "f:2",
                1_000 + energyWh,
                energyWh,
                null,
                PaymentMode.WALLET,
                minute(71));
    }

    /** Power at a minute, and what follows from it. */
    public EnergyDerived derived(long minutes, long powerWatts, long derivedWh) {
        return new EnergyDerived(orderId, owner, List.of(power(minutes, powerWatts)), derivedWh);
    }

    public static PowerReading power(long minutes, long powerWatts) {
        return new PowerReading(reported(minutes), powerWatts, null, null, 60, null, null);
    }

    public OrderSettled settled(String billId, @Nullable String correctsBillId, long totalMinor) {
        return new OrderSettled(orderId, owner, bill(billId, correctsBillId, totalMinor));
    }

    public Bill bill(String billId, @Nullable String correctsBillId, long totalMinor) {
        return new Bill(
                billId,
                correctsBillId,
                orderId,
                owner.operatorId(),
                String.valueOf(owner.customerId()),
                owner.userId(),
                "site-1",
                Facts.ZONE,
                deviceId,
                1,
                PaymentMode.WALLET,
                "plan-1",
                1,
                "CNY",
                minute(5),
                minute(60),
                1_000,
                8_000,
                7_000,
                List.of(new EnergyPeriod(minute(5), minute(60), 7_000)),
                List.of(
                        new BillLine(
                                TariffComponent.Kind.ENERGY,
                                minute(5),
                                minute(60),
                                "7.000",
                                TariffComponent.Unit.KWH,
                                "1.20",
                                totalMinor,
                                null)),
                totalMinor,
                minute(61));
    }

    /** The whole story of a charge that went well. */
    public EventLog charged(EventLog log, Instant requestedAt) {
        return ended(log, requestedAt).append(orderId, settled("bill-" + orderId, null, 840));
    }

    /** A charge that is over and has no bill yet. */
    public EventLog ended(EventLog log, Instant requestedAt) {
        return log.append(
                orderId,
                requested(requestedAt),
                connectorConfirmed(tariff()),
                fundsConfirmed(),
                starting(),
                started(5),
                sampled(3_000, sample(20, 2_500, 7_000L, 40), sample(30, 4_000, 6_900L, 55)),
                stopRequested("41", StopReason.REQUESTED),
                stopped(StopReason.REMOTE));
    }
}
