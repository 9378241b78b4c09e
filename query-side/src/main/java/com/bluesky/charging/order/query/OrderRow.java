package com.bluesky.charging.order.query;

import static java.util.Objects.requireNonNull;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.query.Json;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.kernel.query.StreamRow;
import com.bluesky.charging.order.contract.BeganBy;
import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.ChargingLimits;
import com.bluesky.charging.order.contract.OrderEvent.ChargeCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingBegunByCard;
import com.bluesky.charging.order.contract.OrderEvent.ChargingFailed;
import com.bluesky.charging.order.contract.OrderEvent.ChargingRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopRequested;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopped;
import com.bluesky.charging.order.contract.OrderEvent.ConnectorConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.EnergyDerived;
import com.bluesky.charging.order.contract.OrderEvent.FundsConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.HoldConfirmed;
import com.bluesky.charging.order.contract.OrderEvent.SamplesRecorded;
import com.bluesky.charging.order.contract.OrderEvent.TariffAssigned;
import com.bluesky.charging.order.contract.OrderStatus;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.PowerReading;
import com.bluesky.charging.order.contract.Sample;
import com.bluesky.charging.order.contract.StopReason;
import com.bluesky.charging.price.contract.Tariff;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands after the events that were projected. What its first event says for ever is
 * not written again with each change.
 */
@Entity
@Table(name = "orders")
class OrderRow extends StreamRow {

    @Id
    @Column(name = "order_id")
    private String orderId;

    @Column(name = "operator_id", updatable = false)
    private String operatorId;

    @Column(name = "customer_id", updatable = false)
    private String customerId;

    @Column(name = "user_id", updatable = false)
    private @Nullable String userId;

    @Column(name = "site_id")
    private @Nullable String siteId;

    @Column(name = "device_id", updatable = false)
    private String deviceId;

    @Column(name = "connector_id", updatable = false)
    private int connectorId;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private OrderStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "began_by", updatable = false)
    private BeganBy beganBy;

    @Column(name = "card_id", updatable = false)
    private @Nullable String cardId;

    @Enumerated(EnumType.STRING)
    @Column(name = "payment_mode", updatable = false)
    private PaymentMode paymentMode;

    @Column(name = "limit_energy_wh", updatable = false)
    private @Nullable Long limitEnergyWh;

    @Column(name = "limit_amount_minor", updatable = false)
    private @Nullable Long limitAmountMinor;

    @Column(name = "limit_duration_seconds", updatable = false)
    private @Nullable Long limitDurationSeconds;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "tariff")
    private @Nullable String tariff;

    @Column(name = "currency")
    private @Nullable String currency;

    @Column(name = "held_minor")
    private @Nullable Long heldMinor;

    @Column(name = "energy_wh")
    private long energyWh;

    @Column(name = "derived_energy_wh")
    private @Nullable Long derivedEnergyWh;

    @Column(name = "cost_minor")
    private @Nullable Long costMinor;

    @Column(name = "power_watts")
    private @Nullable Long powerWatts;

    @Column(name = "power_at")
    private @Nullable Instant powerAt;

    @Column(name = "state_of_charge_percent")
    private @Nullable Integer stateOfChargePercent;

    @Column(name = "state_of_charge_at")
    private @Nullable Instant stateOfChargeAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "stop_reason")
    private @Nullable StopReason stopReason;

    @Column(name = "failure_code")
    private @Nullable String failureCode;

    @Column(name = "failure_detail")
    private @Nullable String failureDetail;

    @Column(name = "bill_id")
    private @Nullable String billId;

    @Column(name = "requested_at", updatable = false)
    private Instant requestedAt;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Column(name = "end_inferred")
    private boolean endInferred;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** The same, when it is long after the request; empty while nearly all orders run. */
    @Column(name = "updated_late_at")
    private @Nullable Instant updatedLateAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected OrderRow() {}

    OrderRow(ChargingRequested requested, Instant recordedAt) {
        orderId = requested.orderId();
        operatorId = requested.owner().operatorId();
        customerId = requireNonNull(requested.owner().customerId(), "An order has a customer.");
        userId = requested.owner().userId();
        deviceId = requested.deviceId();
        connectorId = requested.connectorId();
        status = OrderStatus.REQUESTED;
        beganBy = BeganBy.REQUEST;
        paymentMode = requested.paymentMode();
        limitEnergyWh = requested.limits().energyWh();
        limitAmountMinor = requested.limits().amountMinor();
        limitDurationSeconds = requested.limits().durationSeconds();
        requestedAt = requested.requestedAt();
        updatedAt = recordedAt;
    }

    /** It runs already; {@code ChargingStarted} follows at once and says so. */
    OrderRow(ChargingBegunByCard begun, Instant recordedAt) {
        orderId = begun.orderId();
        operatorId = begun.owner().operatorId();
        customerId = requireNonNull(begun.owner().customerId(), "A card has a customer.");
        userId = begun.owner().userId();
        siteId = begun.siteId();
        deviceId = begun.deviceId();
        connectorId = begun.connectorId();
        status = OrderStatus.REQUESTED;
        beganBy = BeganBy.CARD;
        cardId = begun.cardId();
        paymentMode = begun.paymentMode();
        pin(begun.tariff());
        requestedAt = begun.time().at();
        updatedAt = recordedAt;
    }

    void updated(Instant recordedAt) {
        updatedAt = recordedAt;
        if (recordedAt.isAfter(requestedAt.plus(RequestTimes.LONG))) {
            updatedLateAt = recordedAt;
        }
    }

    void connectorConfirmed(ConnectorConfirmed confirmed) {
        siteId = confirmed.siteId();
        pin(confirmed.tariff());
    }

    private void pin(@Nullable Tariff pinned) {
        if (pinned != null) {
            tariff = Json.write(pinned);
            currency = pinned.currency();
        }
    }

    void fundsConfirmed(FundsConfirmed confirmed) {
        heldMinor = confirmed.heldMinor();
    }

    void holdConfirmed(HoldConfirmed confirmed) {
        heldMinor = confirmed.heldMinor();
    }

    void starting() {
        if (status == OrderStatus.REQUESTED || status == OrderStatus.UNKNOWN) {
            status = OrderStatus.STARTING;
        }
    }

    void startUnknown() {
        if (status == OrderStatus.REQUESTED || status == OrderStatus.STARTING) {
            status = OrderStatus.UNKNOWN;
        }
    }

    void failed(ChargingFailed failed) {
        status = OrderStatus.FAILED;
        failureCode = failed.code();
        failureDetail = failed.detail();
    }

    /** Late truth wins: a charge that runs after all leaves its failure behind. */
    void started(ChargingStarted started) {
        status = OrderStatus.CHARGING;
        startedAt = started.time().at();
        failureCode = null;
        failureDetail = null;
    }

    /** A charge that is to stop is no longer told apart by whether energy flows. */
    void suspended() {
        if (status == OrderStatus.CHARGING) {
            status = OrderStatus.SUSPENDED;
        }
    }

    void resumed() {
        if (status == OrderStatus.SUSPENDED) {
            status = OrderStatus.CHARGING;
        }
    }

    void sampled(SamplesRecorded recorded) {
        energyWh = recorded.energyWh();
        costMinor = recorded.costMinor();
        recorded.samples().forEach(this::measured);
    }

    void energyDerived(EnergyDerived derived) {
        derivedEnergyWh = derived.derivedWh();
        derived.readings().forEach(this::measured);
    }

    private void measured(Sample sample) {
        measured(sample.time().at(), sample.powerWatts(), sample.stateOfChargePercent());
    }

    private void measured(PowerReading reading) {
        measured(reading.time().at(), reading.powerWatts(), reading.stateOfChargePercent());
    }

    /** Readings may come late; the latest by the pile's time is what is shown. */
    private void measured(Instant at, @Nullable Long watts, @Nullable Integer percent) {
        if (watts != null && isNotBefore(at, powerAt)) {
            powerWatts = watts;
            powerAt = at;
        }
        if (percent != null && isNotBefore(at, stateOfChargeAt)) {
            stateOfChargePercent = percent;
            stateOfChargeAt = at;
        }
    }

    private static boolean isNotBefore(Instant at, @Nullable Instant known) {
        return known == null || !at.isBefore(known);
    }

    /** Before the start it is only remembered; the order stays as it was. */
    void stopRequested(ChargingStopRequested requested) {
        stopReason = requested.reason();
        if (status.isRunning()) {
            status = OrderStatus.STOPPING;
        }
    }

    /** That the pile says REMOTE tells nobody why we asked it to stop. */
    void stopped(ChargingStopped stopped) {
        if (status != OrderStatus.SETTLED) {
            status = OrderStatus.ENDED;
        }
        boolean isReasonKnown = stopReason != null && stopReason != StopReason.UNSEEN;
        if (stopped.reason() != StopReason.REMOTE || !isReasonKnown) {
            stopReason = stopped.reason();
        }
        delivered(stopped.energyWh());
        endedAt = stopped.time().at();
        endInferred = false;
    }

    void stopInferred(ChargingStopInferred inferred) {
        status = OrderStatus.ENDED;
        stopReason = inferred.reason();
        delivered(inferred.energyWh());
        endedAt = inferred.time().at();
        endInferred = true;
    }

    void settled(Bill bill) {
        status = OrderStatus.SETTLED;
        currency = bill.currency();
        settledAt = bill.settledAt();
        corrected(bill);
    }

    void tariffAssigned(TariffAssigned assigned) {
        pin(assigned.tariff());
    }

    /** A person knows better than what was inferred. */
    void corrected(ChargeCorrected corrected) {
        delivered(corrected.energyWh());
        endInferred = false;
    }

    /** What other energy costs is told by the bill. */
    private void delivered(long latestWh) {
        if (latestWh != energyWh) {
            energyWh = latestWh;
            costMinor = null;
        }
    }

    /** The latest bill is what the charge cost; it was settled when the first one was made. */
    void corrected(Bill bill) {
        billId = bill.billId();
        energyWh = bill.energyWh();
        costMinor = bill.totalMinor();
    }

    String orderId() {
        return orderId;
    }

    @Nullable String billId() {
        return billId;
    }

    Position position() {
        return new Position(requestedAt, orderId);
    }

    OrderView view() {
        return new OrderView(
                orderId,
                operatorId,
                customerId,
                userId,
                siteId,
                deviceId,
                connectorId,
                status,
                beganBy,
                cardId,
                paymentMode,
                new ChargingLimits(limitEnergyWh, limitAmountMinor, limitDurationSeconds),
                Json.readShared(tariff, Tariff.class),
                currency,
                heldMinor,
                energyWh,
                derivedEnergyWh,
                costMinor,
                status.isRunning() ? powerWatts : null,
                stateOfChargePercent,
                stopReason,
                failureCode,
                failureDetail,
                billId,
                requestedAt,
                startedAt,
                endedAt,
                endInferred,
                settledAt,
                updatedAt,
                version());
    }
}
