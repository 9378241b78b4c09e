package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.link.MergingPileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.report.UnmatchedReports;
import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.order.adapter.report.Transactions.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Meter readings (OCPP 1.6 §4.7). Those that name a transaction are its order's; those that name
 * none are of the charges that ran on the connector at their times, and are told to them as such: a
 * meter that goes on says nothing about whether that charge does. Readings of a connector without a
 * charge, and of the main meter (connector 0), claim nothing and are not kept. Of several calls
 * that wait, each order is told in one command of each kind what names its transaction, and in
 * another what names none.
 */
@Component
final class MeterValues implements MergingPileAction {

    private final Transactions transactions;
    private final ReadingsRecorder recorder;
    private final UnmatchedReports unmatched;

    MeterValues(Transactions transactions, ReadingsRecorder recorder, UnmatchedReports unmatched) {
        this.transactions = transactions;
        this.recorder = recorder;
        this.unmatched = unmatched;
    }

    @Override
    public String name() {
        return "MeterValues";
    }

    /**
     * What readings are of.
     *
     * @param named whether the pile named the transaction; else it is the one that ran
     */
    private record Subject(Transaction transaction, boolean named) {

        boolean isOfOrder() {
            return transaction.orderId() != null;
        }
    }

    /** All are read before any is stored, so that one that cannot be read stores none. */
    @Override
    public List<ObjectNode> answerAll(List<PileCall> calls) {
        Map<Subject, MeterReadings> known = new LinkedHashMap<>();
        List<PileCall> unknown = new ArrayList<>();
        for (PileCall call : calls) {
            Map<Subject, MeterReadings> read = read(call);
            read.forEach((subject, readings) -> known.merge(subject, readings, MeterReadings::and));
            boolean named = call.payload().optionalInteger("transactionId").isPresent();
            if (named && read.keySet().stream().noneMatch(Subject::isOfOrder)) {
                unknown.add(call);
            }
        }
        known.forEach(
                (subject, readings) -> record(calls.getFirst().deviceId(), subject, readings));
        unknown.forEach(unmatched::keep);
        return calls.stream().map(call -> JsonNodeFactory.instance.objectNode()).toList();
    }

    private void record(String deviceId, Subject subject, MeterReadings readings) {
        Transaction transaction = subject.transaction();
        String orderId = transaction.orderId();
        if (orderId != null) {
            boolean told = subject.named() || !beganOrder(transaction, orderId);
            recorder.record(deviceId, orderId, told ? transaction.text() : null, readings);
        }
    }

    /**
     * Whether it is the transaction that its order began with. Another one by the order's tag is
     * always told by its number, for the order would take what names none for its own.
     */
    private boolean beganOrder(Transaction transaction, String orderId) {
        return transactions.ofOrder(orderId).getFirst().transactionId()
                == transaction.transactionId();
    }

    /** The readings of each transaction that the call is about, as far as they are known. */
    private Map<Subject, MeterReadings> read(PileCall call) {
        Payload payload = call.payload();
        MeterReadings readings = MeterReadings.of(payload.objects("meterValue"), call.receivedAt());
        OptionalLong transactionId = payload.optionalInteger("transactionId");
        if (transactionId.isPresent()) {
            Optional<Transaction> named =
                    transactions.find(call.deviceId(), transactionId.getAsLong());
            return named.map(it -> Map.of(new Subject(it, true), readings)).orElseGet(Map::of);
        }
        long connectorId = payload.integer("connectorId");
        return connectorId < 1 || connectorId > Integer.MAX_VALUE
                ? Map.of()
                : readings.byCharge(at ->
                        transactions
                                .findRunning(call.deviceId(), (int) connectorId, at)
                                .map(it -> new Subject(it, false)));
    }
}
