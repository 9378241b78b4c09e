package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.report.Recorder;
import com.bluesky.charging.device.adapter.report.UnmatchedReports;
import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.order.adapter.report.Transactions.Transaction;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.Sample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Meter readings (OCPP 1.6 §4.7). Those that name a transaction are its order's; those that name
 * none are of the charge that ran on the connector at their time. Readings of a connector without a
 * charge claim nothing and are not kept.
 */
@Component
final class MeterValues implements PileAction {

    private final Transactions transactions;
    private final Recorder recorder;
    private final UnmatchedReports unmatched;

    MeterValues(Transactions transactions, Recorder recorder, UnmatchedReports unmatched) {
        this.transactions = transactions;
        this.recorder = recorder;
        this.unmatched = unmatched;
    }

    @Override
    public String name() {
        return "MeterValues";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        Payload payload = call.payload();
        List<Sample> samples =
                MeterReadings.samples(payload.objects("meterValue"), call.receivedAt());
        OptionalLong transactionId = payload.optionalInteger("transactionId");
        Optional<Transaction> transaction =
                transactionId.isPresent()
                        ? transactions.find(call.deviceId(), transactionId.getAsLong())
                        : running(call, samples);
        if (transaction.isPresent() && transaction.get().orderId() != null) {
            record(call, transaction.get(), transaction.get().orderId(), samples);
        } else if (transactionId.isPresent()) {
            unmatched.keep(call);
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private Optional<Transaction> running(PileCall call, List<Sample> samples) {
        long connectorId = call.payload().integer("connectorId");
        return samples.isEmpty() || connectorId < 1 || connectorId > Integer.MAX_VALUE
                ? Optional.empty()
                : transactions.findRunning(
                        call.deviceId(), (int) connectorId, samples.getFirst().time().at());
    }

    private void record(
            PileCall call, Transaction transaction, String orderId, List<Sample> samples) {
        if (!samples.isEmpty()) {
            recorder.record(
                    call.deviceId(), new RecordSamples(orderId, transaction.text(), samples));
        }
    }
}
