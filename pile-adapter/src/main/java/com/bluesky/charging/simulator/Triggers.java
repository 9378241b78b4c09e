package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.Readings.Context;
import com.bluesky.charging.simulator.ServerCall.Answer;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a pile can be asked to tell at once. */
final class Triggers {

    /** OCPP 1.6 §7.39. */
    static final Set<String> OF_THE_STANDARD =
            Set.of(
                    "BootNotification",
                    "DiagnosticsStatusNotification",
                    "FirmwareStatusNotification",
                    "Heartbeat",
                    "MeterValues",
                    "StatusNotification");

    /** Of the security whitepaper's, those that it has something to tell about. */
    static final Set<String> OF_THE_WHITEPAPER =
            Set.of(
                    "BootNotification",
                    "FirmwareStatusNotification",
                    "Heartbeat",
                    "LogStatusNotification",
                    "MeterValues",
                    "StatusNotification");

    private Triggers() {}

    static Answer answer(JsonNode payload, Equipment equipment, Set<String> known) {
        String message = ServerCall.text(payload, "requestedMessage");
        int number = payload.has("connectorId") ? ServerCall.number(payload, "connectorId") : 0;
        if (!known.contains(message)) {
            return Answer.status("NotImplemented");
        }
        List<PileConnector> connectors = equipment.connectors(number);
        return connectors.isEmpty()
                ? Answer.status("Rejected")
                : Answer.status("Accepted", () -> tell(message, number, equipment));
    }

    private static void tell(String message, int number, Equipment equipment) {
        switch (message) {
            case "BootNotification" -> equipment.registration().boot();
            case "DiagnosticsStatusNotification" -> equipment.transfers().repeatDiagnostics();
            case "FirmwareStatusNotification" -> equipment.transfers().repeatFirmware();
            case "Heartbeat" -> equipment.registration().heartbeat();
            case "LogStatusNotification" -> equipment.transfers().repeatLog();
            case "MeterValues" ->
                    equipment
                            .connectors(number)
                            .forEach(each ->
                                    each.meter(
                                            Context.TRIGGER,
                                            equipment.configuration().sampledMeasurands()));
            case "StatusNotification" -> tellStatus(number, equipment);
            default -> throw new IllegalStateException(message + " is not told.");
        }
    }

    private static void tellStatus(int number, Equipment equipment) {
        if (number == 0) {
            equipment.cabinet().reportStatus();
        }
        equipment.connectors(number).forEach(PileConnector::reportStatus);
    }
}
