package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.OutgoingCall.Kind;
import com.bluesky.charging.simulator.contract.PileState.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a pile tells the server, in OCPP 1.6's words. */
final class Reports {

    static final String MEASURANDS =
            "Energy.Active.Import.Register,Power.Active.Import,Voltage,Current.Import,SoC";

    /** A direct-current pile; what it gives is told without phases. */
    private static final int VOLTS = 400;

    private final Outbox outbox;
    private final Clock clock;

    Reports(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void boot(String deviceId, Consumer<JsonNode> answered) {
        ObjectNode payload =
                FrameCodec.object()
                        .put("chargePointVendor", "Bluesky")
                        .put("chargePointModel", "Simulated pile")
                        .put("chargePointSerialNumber", shortened(deviceId, 25))
                        .put("firmwareVersion", "1.0");
        put("BootNotification", Kind.REGISTRATION, payload, answered);
    }

    void heartbeat() {
        put("Heartbeat", Kind.PASSING, FrameCodec.object(), Reports::nothing);
    }

    /** The pile itself, which is connector 0 (OCPP 1.6 §4.9). */
    void pileStatus() {
        status(0, Status.AVAILABLE, clock.instant());
    }

    void status(int connectorId, Status status, Instant since) {
        ObjectNode payload =
                FrameCodec.object()
                        .put("connectorId", connectorId)
                        .put("errorCode", "NoError")
                        .put("status", word(status))
                        .put("timestamp", since.toString());
        put("StatusNotification", Kind.PASSING, payload, Reports::nothing);
    }

    void authorize(String idTag, Consumer<JsonNode> answered) {
        put("Authorize", Kind.PASSING, FrameCodec.object().put("idTag", idTag), answered);
    }

    void started(int connectorId, Charge charge, Consumer<JsonNode> answered) {
        ObjectNode payload =
                FrameCodec.object()
                        .put("connectorId", connectorId)
                        .put("idTag", charge.idTag())
                        .put("meterStart", charge.meterStartWh())
                        .put("timestamp", charge.startedAt().toString());
        put("StartTransaction", Kind.OF_A_CHARGE, payload, answered);
    }

    void metered(int connectorId, Charge charge, Reading reading) {
        outbox.put(
                new OutgoingCall(
                        "MeterValues",
                        Kind.METER,
                        () -> meterValues(connectorId, charge, reading),
                        Reports::nothing));
    }

    void stopped(Charge charge, End end) {
        outbox.put(
                new OutgoingCall(
                        "StopTransaction",
                        Kind.OF_A_CHARGE,
                        () -> stopTransaction(charge, end),
                        Reports::nothing));
    }

    private void put(String action, Kind kind, JsonNode payload, Consumer<JsonNode> answered) {
        outbox.put(new OutgoingCall(action, kind, () -> payload, answered));
    }

    private static JsonNode meterValues(int connectorId, Charge charge, Reading reading) {
        ArrayNode values =
                FrameCodec.array()
                        .add(value("Energy.Active.Import.Register", "Wh", reading.meterWh()))
                        .add(value("Power.Active.Import", "W", reading.powerWatts()))
                        .add(value("Voltage", "V", VOLTS))
                        .add(value("Current.Import", "A", (double) reading.powerWatts() / VOLTS))
                        .add(value("SoC", "Percent", reading.chargedPercent()));
        ObjectNode meterValue = FrameCodec.object().put("timestamp", reading.at().toString());
        meterValue.set("sampledValue", values);
        ObjectNode payload = FrameCodec.object().put("connectorId", connectorId);
        if (charge.transactionId() != null) {
            payload.put("transactionId", charge.transactionId());
        }
        payload.set("meterValue", FrameCodec.array().add(meterValue));
        return payload;
    }

    private static ObjectNode value(String measurand, String unit, long value) {
        return value(measurand, unit, Long.toString(value));
    }

    private static ObjectNode value(String measurand, String unit, double value) {
        return value(measurand, unit, String.format(Locale.ROOT, "%.1f", value));
    }

    private static ObjectNode value(String measurand, String unit, String value) {
        return FrameCodec.object()
                .put("value", value)
                .put("context", "Sample.Periodic")
                .put("measurand", measurand)
                .put("unit", unit);
    }

    private static JsonNode stopTransaction(Charge charge, End end) {
        ObjectNode payload =
                FrameCodec.object()
                        .put("transactionId", charge.reportedTransactionId())
                        .put("meterStop", end.meterStopWh())
                        .put("timestamp", end.at().toString())
                        .put("reason", end.reason());
        if (end.idTag() != null) {
            payload.put("idTag", end.idTag());
        }
        return payload;
    }

    private static String word(Status status) {
        return switch (status) {
            case AVAILABLE -> "Available";
            case PREPARING -> "Preparing";
            case CHARGING -> "Charging";
            case SUSPENDED_EV -> "SuspendedEV";
            case FINISHING -> "Finishing";
        };
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(text.length() - most);
    }

    private static void nothing(JsonNode answer) {}

    /** What the instruments show at an instant. */
    record Reading(Instant at, long meterWh, long powerWatts, int chargedPercent) {}

    /** How a charge ended; the tag is that of a card that ended it. */
    record End(long meterStopWh, Instant at, String reason, @Nullable String idTag) {}
}
