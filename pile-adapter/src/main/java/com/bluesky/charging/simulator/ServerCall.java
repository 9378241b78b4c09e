package com.bluesky.charging.simulator;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An action that the server may call on a pile. */
interface ServerCall {

    /** All of them; others are answered with NotImplemented. */
    List<ServerCall> ALL =
            List.of(
                    new CancelReservation(),
                    new ChangeAvailability(),
                    new ChangeConfiguration(),
                    new ClearCache(),
                    new ClearChargingProfile(),
                    new DataTransfer(),
                    new ExtendedTriggerMessage(),
                    new GetCompositeSchedule(),
                    new GetConfiguration(),
                    new GetDiagnostics(),
                    new GetLocalListVersion(),
                    new GetLog(),
                    new RemoteStartTransaction(),
                    new RemoteStopTransaction(),
                    new ReserveNow(),
                    new Reset(),
                    new SendLocalList(),
                    new SetChargingProfile(),
                    new TriggerMessage(),
                    new UnlockConnector(),
                    new UpdateFirmware());

    /** The OCPP action. */
    String action();

    /**
     * Decides what to answer.
     *
     * @throws Refusal if the payload is not what the action's schema says
     */
    Answer answer(JsonNode payload, Equipment equipment);

    /** The answer, and what follows once it was sent. */
    record Answer(ObjectNode payload, Runnable then) {

        static Answer of(ObjectNode payload) {
            return new Answer(payload, () -> {});
        }

        static Answer of(ObjectNode payload, Runnable then) {
            return new Answer(payload, then);
        }

        static Answer status(String status) {
            return of(FrameCodec.object().put("status", status));
        }

        static Answer status(String status, Runnable then) {
            return new Answer(FrameCodec.object().put("status", status), then);
        }
    }

    /** A required text of a payload. */
    static String text(JsonNode payload, String field) {
        JsonNode value = required(payload, field);
        if (!value.isString()) {
            throw new Refusal("TypeConstraintViolation", field + " is a text.");
        }
        return value.asString();
    }

    /** A required whole number of a payload. */
    static int number(JsonNode payload, String field) {
        JsonNode value = required(payload, field);
        if (!value.isInt()) {
            throw new Refusal("TypeConstraintViolation", field + " is a whole number.");
        }
        return value.asInt();
    }

    /** A required instant of a payload. */
    static Instant instant(JsonNode payload, String field) {
        try {
            return OffsetDateTime.parse(text(payload, field)).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal("TypeConstraintViolation", field + " is a time.", e);
        }
    }

    private static JsonNode required(JsonNode payload, String field) {
        JsonNode value = payload.path(field);
        if (value.isMissingNode()) {
            // The standard's own spelling (OCPP-J 1.6 §4.2.3).
            throw new Refusal("OccurenceConstraintViolation", field + " is missing.");
        }
        return value;
    }

    /** A call that is answered with an error. */
    final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;

        Refusal(String code, String description) {
            super(description);
            this.code = code;
        }

        Refusal(String code, String description, Throwable cause) {
            super(description, cause);
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
