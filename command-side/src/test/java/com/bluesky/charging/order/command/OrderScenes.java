package com.bluesky.charging.order.command;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Owner;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.contract.CardCharge;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.ChargingState;
import com.bluesky.charging.order.contract.FailureCode;
import com.bluesky.charging.order.contract.OrderCommand.ConfirmConnector;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingState;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.RecordStartAnswer;
import com.bluesky.charging.order.contract.OrderCommand.StartCharging;
import com.bluesky.charging.order.contract.OrderEvent.ChargingBegunByCard;
import com.bluesky.charging.order.contract.OrderEvent.ChargingEndSuspected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingFailed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarting;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopped;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorClaimed;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.FundsConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.SamplesRecorded;
import com.bluesky.charging.order.contract.OrderEvent.StartOutcomeUnknown;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.StartOutcome;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.price.contract.TariffComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;

/** One charge as all tests of orders tell it: requested at noon, begun a minute later. */
final class OrderScenes {

    static final String ORDER = "ord-1";
    static final String TRANSACTION = "17";
    static final Owner OWNER = new Owner("op-1", "cust-1", "user-1");
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final Instant START_BY = NOON.plusSeconds(90);
    static final Instant BEGUN = NOON.plusSeconds(60);
    static final long METER_START_WH = 900;

    /** 1.50 by day and 0.50 from 22:00 to 06:00 UTC, without fees. */
    static final Tariff TARIFF =
            new Tariff(
                    "plan-1",
                    3,
                    "EUR",
                    "UTC",
                    List.of(
                            energy("00:00", "06:00", "0.50"),
                            energy("06:00", "22:00", "1.50"),
                            energy("22:00", "24:00", "0.50")),
                    2_000);

    private OrderScenes() {}

    static FixtureConfiguration<ChargingOrder> order() {
        return new AggregateTestFixture<>(ChargingOrder.class);
    }

    static TariffComponent energy(String from, String to, String price) {
        return new TariffComponent(
                TariffComponent.Kind.ENERGY, List.of(), from, to, price, TariffComponent.Unit.KWH);
    }

    /** What a pile said at once. */
    static ReportTime at(Instant instant) {
        return ReportTime.of(instant, instant);
    }

    /** So long after the charge began. */
    static ReportTime after(Duration duration) {
        return at(BEGUN.plus(duration));
    }

    static StartCharging start(PaymentMode mode, ChargingLimits limits, @Nullable String userId) {
        return start(mode, limits, userId, "k1:content", null);
    }

    static StartCharging startWith(String fingerprint) {
        return start(PaymentMode.WALLET, ChargingLimits.NONE, "user-1", fingerprint, null);
    }

    static StartCharging startForeseenAs(String fingerprint, RefusalDetails foreseen) {
        return start(PaymentMode.WALLET, ChargingLimits.NONE, "user-1", fingerprint, foreseen);
    }

    private static StartCharging start(
            PaymentMode mode,
            ChargingLimits limits,
            @Nullable String userId,
            String fingerprint,
            @Nullable RefusalDetails foreseen) {
        return new StartCharging(
                ORDER,
                "op-1",
                "cust-1",
                userId,
                "dev-1",
                1,
                mode,
                limits,
                new Fingerprint(List.of(fingerprint)),
                foreseen,
                NOON,
                START_BY);
    }

    static ChargingRequested requested(PaymentMode mode, ChargingLimits limits) {
        return new ChargingRequested(
                ORDER, OWNER, "dev-1", 1, mode, limits, "k1:content", START_BY, NOON);
    }

    static ChargingRequested requested() {
        return requested(PaymentMode.WALLET, ChargingLimits.NONE);
    }

    static ConfirmConnector confirmConnector() {
        return new ConfirmConnector(ORDER, "site-1", "UTC", TARIFF, NOON);
    }

    static ConnectorConfirmed connectorConfirmed(PaymentMode mode, long holdMinor) {
        return new ConnectorConfirmed(ORDER, OWNER, "site-1", "UTC", TARIFF, mode, holdMinor, NOON);
    }

    static ConnectorConfirmed connectorConfirmed() {
        return connectorConfirmed(PaymentMode.WALLET, TARIFF.defaultHoldMinor());
    }

    static FundsConfirmed fundsConfirmed(long heldMinor) {
        return new FundsConfirmed(ORDER, OWNER, "dev-1", 1, heldMinor, START_BY, NOON);
    }

    static FundsConfirmed fundsConfirmed() {
        return fundsConfirmed(TARIFF.defaultHoldMinor());
    }

    static RecordStartAnswer startAnswer(StartOutcome outcome) {
        return new RecordStartAnswer(ORDER, outcome, null, NOON);
    }

    static ChargingStarting starting() {
        return new ChargingStarting(ORDER, OWNER, NOON);
    }

    static StartOutcomeUnknown unknown() {
        return new StartOutcomeUnknown(
                ORDER, OWNER, START_BY.plus(ChargingOrder.RECONCILIATION), NOON);
    }

    /** What is said of a failure of which the pile told nothing. */
    static String detail(FailureCode code) {
        return code.meaning() + " " + code.remedy();
    }

    static ChargingFailed failed(String code, String detail, Instant at) {
        return new ChargingFailed(ORDER, OWNER, "dev-1", 1, code, detail, at);
    }

    static RecordChargingStarted begin() {
        return begin(TRANSACTION, METER_START_WH);
    }

    static RecordChargingStarted begin(String transactionId, long meterWh) {
        return new RecordChargingStarted(ORDER, transactionId, meterWh, null, at(BEGUN));
    }

    /** What is known of a charge by the card of the order's user. */
    static CardCharge card(PaymentMode mode, boolean permitted, @Nullable Tariff tariff) {
        return new CardCharge(
                OWNER, "card-1", permitted, "dev-1", 1, mode, "site-1", "UTC", tariff);
    }

    static CardCharge card() {
        return card(PaymentMode.WALLET, true, TARIFF);
    }

    static RecordChargingStarted beginBy(CardCharge card, ReportTime time) {
        return new RecordChargingStarted(ORDER, TRANSACTION, METER_START_WH, card, time);
    }

    static ChargingBegunByCard begunBy(
            CardCharge card, @Nullable Instant claimAt, ReportTime time) {
        return new ChargingBegunByCard(
                ORDER,
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
                time);
    }

    static ConnectorClaimed claimed(int attempt, Instant at) {
        return new ConnectorClaimed(ORDER, OWNER, "dev-1", 1, attempt, BEGUN, at);
    }

    static ConnectorClaimed claimedAtOnce(Instant at) {
        return new ConnectorClaimed(ORDER, OWNER, "dev-1", 1, 1, null, at);
    }

    /** A charge that a card began, told at once, and what happened after. */
    static Object[] begunByCard(Object... after) {
        return join(
                new Object[] {begunBy(card(), null, at(BEGUN)), begun(), claimedAtOnce(BEGUN)},
                after);
    }

    static ChargingStarted begun() {
        return begun(false, null);
    }

    static ChargingStarted begun(boolean reopened, @Nullable Instant stopBy) {
        return new ChargingStarted(
                ORDER, OWNER, "dev-1", 1, TRANSACTION, METER_START_WH, reopened, stopBy, at(BEGUN));
    }

    static RecordChargingState state(ChargingState state, Duration afterBegin) {
        return new RecordChargingState(ORDER, state, after(afterBegin));
    }

    static Sample sample(Duration afterBegin, long meterWh) {
        return Sample.ofMeter(after(afterBegin), meterWh);
    }

    static RecordSamples samples(Sample... samples) {
        return new RecordSamples(ORDER, TRANSACTION, List.of(samples));
    }

    static SamplesRecorded recorded(long energyWh, long costMinor, Sample... samples) {
        return new SamplesRecorded(ORDER, OWNER, List.of(samples), energyWh, costMinor);
    }

    static ChargingStopRequested stopRequested(
            @Nullable String transactionId, StopReason reason, int attempt, Instant at) {
        return new ChargingStopRequested(
                ORDER, OWNER, "dev-1", 1, transactionId, reason, attempt, at);
    }

    static RecordChargingStopped end(Duration afterBegin, long meterWh, Sample... samples) {
        return new RecordChargingStopped(
                ORDER,
                TRANSACTION,
                meterWh,
                StopReason.EV_DISCONNECTED,
                List.of(samples),
                after(afterBegin));
    }

    static ChargingStopped ended(Duration afterBegin, long meterWh) {
        return ended(meterWh, StopReason.EV_DISCONNECTED, after(afterBegin));
    }

    static ChargingStopped ended(long meterWh, StopReason reason, ReportTime time) {
        return new ChargingStopped(
                ORDER,
                OWNER,
                "dev-1",
                1,
                TRANSACTION,
                meterWh,
                meterWh - METER_START_WH,
                reason,
                PaymentMode.WALLET,
                time);
    }

    /** The pile has nothing on the connector any more, and has not told of an end. */
    static ChargingEndSuspected suspected(Duration afterBegin) {
        return new ChargingEndSuspected(
                ORDER,
                OWNER,
                BEGUN.plus(afterBegin).plus(ChargingOrder.QUEUE_REPLAY),
                after(afterBegin));
    }

    /** The end at the last reading, inferred at an instant of ours. */
    static ChargingStopInferred inferred(Sample last, StopReason reason, Instant inferredAt) {
        return new ChargingStopInferred(
                ORDER,
                OWNER,
                "dev-1",
                1,
                TRANSACTION,
                last.meterWh(),
                last.meterWh() - METER_START_WH,
                reason,
                PaymentMode.WALLET,
                new ReportTime(null, inferredAt, last.time().at(), ReportTime.Source.PREVIOUS));
    }

    /** An order of a wallet whose pile may be asked to start, and what happened after. */
    static Object[] granted(Object... after) {
        return join(new Object[] {requested(), connectorConfirmed(), fundsConfirmed()}, after);
    }

    /** An order of a wallet that charges, and what happened after. */
    static Object[] charging(Object... after) {
        return join(granted(starting(), begun()), after);
    }

    private static Object[] join(Object[] first, Object... then) {
        Object[] all = Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, all, first.length, then.length);
        return all;
    }
}
