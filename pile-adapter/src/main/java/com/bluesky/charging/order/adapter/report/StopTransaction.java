package com.bluesky.charging.order.adapter.report;

import com.bluesky.charging.device.adapter.link.PileAction;
import com.bluesky.charging.device.adapter.link.PileCall;
import com.bluesky.charging.device.adapter.report.Recorder;
import com.bluesky.charging.device.adapter.report.Tags;
import com.bluesky.charging.device.adapter.report.UnmatchedReports;
import com.bluesky.charging.device.adapter.wire.Payload;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.adapter.card.Cards;
import com.bluesky.charging.order.adapter.report.Transactions.Transaction;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.StopReason;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A charge ended (OCPP 1.6 §4.10). */
@Component
final class StopTransaction implements PileAction {

    /** OCPP 1.6 §7.36 Reason. */
    private static final Map<String, StopReason> REASONS =
            Map.ofEntries(
                    Map.entry("DeAuthorized", StopReason.DE_AUTHORIZED),
                    Map.entry("EmergencyStop", StopReason.EMERGENCY_STOP),
                    Map.entry("EVDisconnected", StopReason.EV_DISCONNECTED),
                    Map.entry("HardReset", StopReason.HARD_RESET),
                    Map.entry("Local", StopReason.LOCAL),
                    Map.entry("Other", StopReason.OTHER),
                    Map.entry("PowerLoss", StopReason.POWER_LOSS),
                    Map.entry("Reboot", StopReason.REBOOT),
                    Map.entry("Remote", StopReason.REMOTE),
                    Map.entry("SoftReset", StopReason.SOFT_RESET),
                    Map.entry("UnlockCommand", StopReason.UNLOCK_COMMAND));

    private final Transactions transactions;
    private final Recorder recorder;
    private final ReadingsRecorder readingsRecorder;
    private final UnmatchedReports unmatched;
    private final Cards cards;
    private final Tags tags;
    private final Clock clock;

    StopTransaction(
            Transactions transactions,
            Recorder recorder,
            ReadingsRecorder readingsRecorder,
            UnmatchedReports unmatched,
            Cards cards,
            Tags tags,
            Clock clock) {
        this.transactions = transactions;
        this.recorder = recorder;
        this.readingsRecorder = readingsRecorder;
        this.unmatched = unmatched;
        this.cards = cards;
        this.tags = tags;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "StopTransaction";
    }

    @Override
    public ObjectNode answer(PileCall call) {
        Payload payload = call.payload();
        ReportTime time = ReportTime.of(payload.instant("timestamp"), call.receivedAt());
        Optional<Transaction> transaction =
                transactions.find(call.deviceId(), payload.integer("transactionId"));
        if (transaction.isPresent() && transaction.get().orderId() != null) {
            record(call, transaction.get(), transaction.get().orderId(), time);
        } else {
            unmatched.keep(call);
        }
        transaction.ifPresent(known -> transactions.stopped(known, time.at()));
        return acknowledgement(call);
    }

    /** What the meter said comes first: an order that has ended may have its bill at once. */
    private void record(PileCall call, Transaction transaction, String orderId, ReportTime time) {
        Payload payload = call.payload();
        MeterReadings readings =
                MeterReadings.of(payload.objects("transactionData"), call.receivedAt());
        RecordChargingStopped stopped =
                new RecordChargingStopped(
                        orderId,
                        transaction.text(),
                        payload.integer("meterStop"),
                        reason(payload),
                        readings.samples(),
                        time);
        readingsRecorder.record(
                call.deviceId(), orderId, transaction.text(), readings.withoutSamples());
        recorder.record(call.deviceId(), stopped);
    }

    /**
     * A card that ended the charge, perhaps one that the app had started, is told about as when it
     * is asked about (OCPP 1.6 §6.50); of other tags there is nothing to tell.
     */
    private ObjectNode acknowledgement(PileCall call) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        call.payload()
                .optionalText("idTag")
                .flatMap(tag -> cards.find(call.deviceId(), tag))
                .ifPresent(card ->
                        answer.set(
                                "idTagInfo",
                                IdTagInfo.ofCard(
                                        !card.blocked(),
                                        tags.groupOf(card.userId()),
                                        clock.instant())));
        return answer;
    }

    /** A reason that is left out is Local (OCPP 1.6 §4.10). */
    private static StopReason reason(Payload payload) {
        return REASONS.getOrDefault(
                payload.optionalText("reason").orElse("Local"), StopReason.OTHER);
    }
}
