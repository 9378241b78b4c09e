package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.OutgoingCall.Kind;
import com.bluesky.charging.simulator.contract.PileError;
import com.bluesky.charging.simulator.contract.PileState.Status;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a pile tells the server, in OCPP 1.6's words. */
final class Reports {

    /** How much of an id a serial number may hold (OCPP 1.6 §6.5). */
    private static final int MAX_SERIAL_CHARS = 25;

    private final Outbox outbox;

    Reports(Outbox outbox) {
        this.outbox = outbox;
    }

    void boot(String deviceId, String firmware, Consumer<JsonNode> answered) {
        ObjectNode payload =
                FrameCodec.object()
                        .put("chargePointVendor", "Bluesky")
                        .put("chargePointModel", "Simulated pile")
                        .put("chargePointSerialNumber", shortened(deviceId))
                        .put("firmwareVersion", firmware);
        put("BootNotification", Kind.REGISTRATION, payload, answered);
    }

    void heartbeat(Consumer<JsonNode> answered) {
        put("Heartbeat", Kind.PASSING, FrameCodec.object(), answered);
    }

    void status(int connectorId, Status status, PileError error, Instant since) {
        ObjectNode payload =
                FrameCodec.object()
                        .put("connectorId", connectorId)
                        .put("errorCode", error.word())
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
        if (charge.reservationId() != null) {
            payload.put("reservationId", charge.reservationId());
        }
        put("StartTransaction", Kind.OF_A_CHARGE, payload, answered);
    }

    /** Meter values of a charge, or of a connector at which nothing runs. */
    void metered(int connectorId, @Nullable Charge charge, ObjectNode meterValue) {
        outbox.put(
                new OutgoingCall(
                        "MeterValues",
                        charge == null ? Kind.PASSING : Kind.METER,
                        () -> meterValues(connectorId, charge, meterValue),
                        Reports::nothing));
    }

    void stopped(Charge charge, End end, Consumer<JsonNode> answered) {
        outbox.put(
                new OutgoingCall(
                        "StopTransaction",
                        Kind.OF_A_CHARGE,
                        () -> stopTransaction(charge, end),
                        answered));
    }

    void firmware(String status) {
        tell("FirmwareStatusNotification", FrameCodec.object().put("status", status));
    }

    void diagnostics(String status) {
        tell("DiagnosticsStatusNotification", FrameCodec.object().put("status", status));
    }

    /** The request is none when the server only triggered it. */
    void log(String status, @Nullable Integer requestId) {
        ObjectNode payload = FrameCodec.object().put("status", status);
        if (requestId != null) {
            payload.put("requestId", requestId);
        }
        tell("LogStatusNotification", payload);
    }

    /** Anything else that passes. */
    void tell(String action, JsonNode payload) {
        put(action, Kind.PASSING, payload, Reports::nothing);
    }

    private void put(String action, Kind kind, JsonNode payload, Consumer<JsonNode> answered) {
        outbox.put(new OutgoingCall(action, kind, () -> payload, answered));
    }

    private static JsonNode meterValues(
            int connectorId, @Nullable Charge charge, ObjectNode meterValue) {
        ObjectNode payload = FrameCodec.object().put("connectorId", connectorId);
        Integer transactionId = charge == null ? null : charge.transactionId();
        if (transactionId != null) {
            payload.put("transactionId", transactionId);
        }
        payload.set("meterValue", FrameCodec.array().add(meterValue));
        return payload;
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
        if (!end.transactionData().isEmpty()) {
            ArrayNode data = FrameCodec.array();
            end.transactionData().forEach(data::add);
            payload.set("transactionData", data);
        }
        return payload;
    }

    private static String word(Status status) {
        return switch (status) {
            case AVAILABLE -> "Available";
            case PREPARING -> "Preparing";
            case CHARGING -> "Charging";
            case SUSPENDED_EV -> "SuspendedEV";
            case SUSPENDED_EVSE -> "SuspendedEVSE";
            case FINISHING -> "Finishing";
            case RESERVED -> "Reserved";
            case UNAVAILABLE -> "Unavailable";
            case FAULTED -> "Faulted";
        };
    }

    private static String shortened(String text) {
        int over = Math.max(0, text.length() - MAX_SERIAL_CHARS);
        return text.substring(over);
    }

    private static void nothing(JsonNode answer) {}

    /**
     * How a charge ended.
     *
     * @param idTag that of a card that ended it
     * @param transactionData the meter values of its begin and end, when they are told
     */
    record End(
            long meterStopWh,
            Instant at,
            String reason,
            @Nullable String idTag,
            List<ObjectNode> transactionData) {}
}
