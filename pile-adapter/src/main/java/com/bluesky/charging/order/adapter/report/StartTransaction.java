package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.report.Recorder;
import com.bluesky.charging.device.adapter.report.Tags;
import com.bluesky.charging.device.adapter.report.UnmatchedReports;
import com.bluesky.charging.device.adapter.wire.ErrorCode;
import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.device.adapter.wire.PayloadViolation;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.adapter.dispatch.Charge;
import com.bluesky.charging.order.adapter.dispatch.Charges;
import com.bluesky.charging.order.adapter.report.StartsByCard.Begun;
import com.bluesky.charging.order.adapter.report.Transactions.OfOrder;
import com.bluesky.charging.order.adapter.report.Transactions.Start;
import com.bluesky.charging.order.adapter.report.Transactions.Transaction;
import com.bluesky.charging.order.contract.CardCharge;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A charge began (OCPP 1.6 §4.8). It is an order's when it came by the order's one-time tag, be it
 * late: that it began is a fact. An order has one charge: another one by its tag is told to the
 * order too, and refused, so that the pile ends it. A charge by a card is an order of its own, also
 * when the card is blocked or the device rejected: then it is told so and the order asks the pile
 * to stop. A charge by another tag, or on a connector that the tag is not for, gets a number, is
 * kept, and is told that its tag is invalid.
 */
@Component
final class StartTransaction implements PileAction {

    private final Charges charges;
    private final Transactions transactions;
    private final StartsByCard byCard;
    private final Recorder recorder;
    private final UnmatchedReports unmatched;
    private final Tags tags;
    private final Clock clock;

    StartTransaction(
            Charges charges,
            Transactions transactions,
            StartsByCard byCard,
            Recorder recorder,
            UnmatchedReports unmatched,
            Tags tags,
            Clock clock) {
        this.charges = charges;
        this.transactions = transactions;
        this.byCard = byCard;
        this.recorder = recorder;
        this.unmatched = unmatched;
        this.tags = tags;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "StartTransaction";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        Payload payload = call.payload();
        String tag = payload.text("idTag");
        Instant startedAt = payload.instant("timestamp");
        ReportTime time = ReportTime.of(startedAt, call.receivedAt());
        Start start =
                new Start(
                        call.deviceId(),
                        connectorOf(payload),
                        tags.macOf(tag),
                        payload.integer("meterStart"),
                        startedAt,
                        time.at());
        return charges.findByTag(call.deviceId(), tag)
                .filter(found -> found.connectorId() == start.connectorId())
                .map(charge -> startOf(charge, start, time))
                .orElseGet(() -> startByTag(call, tag, start, time));
    }

    private ObjectNode startOf(Charge charge, Start start, ReportTime time) {
        Transaction transaction = transactions.of(start, charge.orderId());
        recorder.record(
                start.deviceId(),
                new RecordChargingStarted(
                        charge.orderId(), transaction.text(), start.meterStartWh(), null, time));
        return answer(transaction, info(charge, transaction));
    }

    private ObjectNode startByTag(PileCall call, String tag, Start start, ReportTime time) {
        Begun begun = byCard.begin(start, tag);
        Optional<CardCharge> card = begun.card();
        if (card.isEmpty()) {
            unmatched.keep(call);
            return answer(begun.transaction(), IdTagInfo.invalid());
        }
        recorder.record(
                start.deviceId(),
                new RecordChargingStarted(
                        begun.orderId(),
                        begun.transaction().text(),
                        start.meterStartWh(),
                        card.get(),
                        time));
        return answer(begun.transaction(), byCard.info(begun, card.get(), tag));
    }

    private static ObjectNode answer(Transaction transaction, ObjectNode info) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("transactionId", transaction.transactionId())
                .set("idTagInfo", info);
    }

    /** Whether the pile may go on: with the transaction that the order began with, and no other. */
    private ObjectNode info(Charge charge, Transaction transaction) {
        List<OfOrder> all = transactions.ofOrder(charge.orderId());
        if (all.getFirst().transactionId() == transaction.transactionId()) {
            return IdTagInfo.running(charge, clock.instant());
        }
        boolean busy =
                !charge.over()
                        && all.stream()
                                .filter(other ->
                                        other.transactionId() != transaction.transactionId())
                                .anyMatch(OfOrder::running);
        return busy ? IdTagInfo.concurrent() : IdTagInfo.invalid();
    }

    private static int connectorOf(Payload payload) {
        long connectorId = payload.integer("connectorId");
        if (connectorId < 0 || connectorId > Integer.MAX_VALUE) {
            throw new PayloadViolation(
                    ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "connectorId is out of range.");
        }
        return (int) connectorId;
    }
}
