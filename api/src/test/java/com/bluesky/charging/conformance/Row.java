package com.bluesky.charging.conformance;

import static com.bluesky.charging.conformance.Need.ANY_ERROR_CODE;
import static com.bluesky.charging.conformance.Need.EXACT_MESSAGES;
import static com.bluesky.charging.conformance.Need.MISBEHAVIOUR;
import static com.bluesky.charging.conformance.Need.RAW_FRAMES;
import static com.bluesky.charging.conformance.Section.CHARGES;
import static com.bluesky.charging.conformance.Section.ERRORS_RECEIVED;
import static com.bluesky.charging.conformance.Section.ERRORS_SENT;
import static com.bluesky.charging.conformance.Section.MESSAGES_IN;

import java.util.Arrays;
import java.util.List;

/**
 * The rows of {@code docs/ocpp16.md}: what this server claims about OCPP 1.6. Each is shown by a
 * {@link Scenario} with every client that can do what it needs, or the build fails.
 */
enum Row {
    BOOT_ACCEPTED(MESSAGES_IN, "BootNotification", "accepted: the device is described by it"),
    BOOT_ANSWER(
            MESSAGES_IN,
            "BootNotification",
            "answered with the server's time and the heartbeat interval",
            EXACT_MESSAGES),
    HEARTBEAT(MESSAGES_IN, "Heartbeat", "answered with the server's time", EXACT_MESSAGES),
    STATUS_OF_CONNECTOR(
            MESSAGES_IN, "StatusNotification", "of a connector, each status", EXACT_MESSAGES),
    STATUS_OF_DEVICE(
            MESSAGES_IN, "StatusNotification", "of connector 0: the pile itself", EXACT_MESSAGES),
    STATUS_OF_UNKNOWN_CONNECTOR(
            MESSAGES_IN,
            "StatusNotification",
            "of a connector that nobody registered: answered and kept",
            EXACT_MESSAGES),
    AUTHORIZE_ONE_TIME_TAG(
            MESSAGES_IN, "Authorize", "an order's one-time tag, in either case", EXACT_MESSAGES),
    AUTHORIZE_UNKNOWN(MESSAGES_IN, "Authorize", "an unknown tag: Invalid", EXACT_MESSAGES),
    START_REQUESTED(MESSAGES_IN, "StartTransaction", "by an order's one-time tag"),
    START_REPEATED(
            MESSAGES_IN, "StartTransaction", "repeated: the same transactionId", EXACT_MESSAGES),
    START_UNKNOWN(
            MESSAGES_IN,
            "StartTransaction",
            "by an unknown tag: a transactionId, Invalid, and kept",
            EXACT_MESSAGES),
    METER_OF_TRANSACTION(MESSAGES_IN, "MeterValues", "of a transaction"),
    METER_UNKNOWN(
            MESSAGES_IN,
            "MeterValues",
            "of an unknown transaction, 0 or −1: answered and kept",
            EXACT_MESSAGES),
    STOP_REQUESTED(MESSAGES_IN, "StopTransaction", "of a charge that was asked to end"),
    STOP_LOCAL(MESSAGES_IN, "StopTransaction", "of a charge that ended by itself"),
    STOP_WITH_DATA(
            MESSAGES_IN,
            "StopTransaction",
            "with transactionData: its readings are the order's",
            EXACT_MESSAGES),
    STOP_REPEATED(MESSAGES_IN, "StopTransaction", "repeated: told once", EXACT_MESSAGES),
    STOP_UNKNOWN(
            MESSAGES_IN,
            "StopTransaction",
            "of an unknown transaction, 0 or −1: answered and kept",
            EXACT_MESSAGES),

    SENDS_NOT_IMPLEMENTED(
            ERRORS_SENT, "NotImplemented", "an action that OCPP 1.6 does not have", RAW_FRAMES),
    SENDS_NOT_SUPPORTED(
            ERRORS_SENT, "NotSupported", "an action that is not for this direction", RAW_FRAMES),
    SENDS_FORMATION_VIOLATION(
            ERRORS_SENT, "FormationViolation", "no JSON, no call, or an unknown field", RAW_FRAMES),
    SENDS_OCCURENCE_VIOLATION(
            ERRORS_SENT, "OccurenceConstraintViolation", "a required field is missing", RAW_FRAMES),
    SENDS_PROPERTY_VIOLATION(
            ERRORS_SENT, "PropertyConstraintViolation", "a value that may not be", RAW_FRAMES),
    SENDS_TYPE_VIOLATION(
            ERRORS_SENT, "TypeConstraintViolation", "a value of another type", RAW_FRAMES),

    RECEIVES_NOT_IMPLEMENTED(
            ERRORS_RECEIVED, "NotImplemented", "the order FAILS with it", ANY_ERROR_CODE),
    RECEIVES_NOT_SUPPORTED(
            ERRORS_RECEIVED, "NotSupported", "the order FAILS with it", ANY_ERROR_CODE),
    RECEIVES_INTERNAL_ERROR(
            ERRORS_RECEIVED, "InternalError", "the order FAILS with it", MISBEHAVIOUR),
    RECEIVES_PROTOCOL_ERROR(
            ERRORS_RECEIVED, "ProtocolError", "the order FAILS with it", ANY_ERROR_CODE),
    RECEIVES_SECURITY_ERROR(
            ERRORS_RECEIVED, "SecurityError", "the order FAILS with it", ANY_ERROR_CODE),
    RECEIVES_FORMATION_VIOLATION(
            ERRORS_RECEIVED, "FormationViolation", "the order FAILS with it", ANY_ERROR_CODE),
    RECEIVES_PROPERTY_VIOLATION(
            ERRORS_RECEIVED,
            "PropertyConstraintViolation",
            "the order FAILS with it",
            ANY_ERROR_CODE),
    RECEIVES_OCCURENCE_VIOLATION(
            ERRORS_RECEIVED,
            "OccurenceConstraintViolation",
            "the order FAILS with it, in either spelling",
            ANY_ERROR_CODE),
    RECEIVES_TYPE_VIOLATION(
            ERRORS_RECEIVED, "TypeConstraintViolation", "the order FAILS with it", ANY_ERROR_CODE),
    RECEIVES_GENERIC_ERROR(
            ERRORS_RECEIVED,
            "GenericError",
            "the order FAILS with it; so is what no specification has",
            ANY_ERROR_CODE),

    CHARGE(CHARGES, "the whole way", "REQUESTED, STARTING, CHARGING, STOPPING, SETTLED"),
    START_OFFLINE(CHARGES, "pile not linked", "the start is refused at once, nothing is queued"),
    START_REFUSED(
            CHARGES, "RemoteStart refused", "FAILED; connector and hold released", MISBEHAVIOUR),
    START_UNANSWERED(
            CHARGES, "RemoteStart unanswered", "UNKNOWN; nothing is released", MISBEHAVIOUR),
    START_LINK_LOST(
            CHARGES, "link lost after RemoteStart", "UNKNOWN; nothing is released", MISBEHAVIOUR),
    START_GIVEN_UP(
            CHARGES,
            "UNKNOWN until the deadline",
            "FAILED; connector and hold released",
            MISBEHAVIOUR),
    START_LATE_FROM_UNKNOWN(
            CHARGES, "StartTransaction after UNKNOWN", "CHARGING with its hold", MISBEHAVIOUR),
    START_NOT_BEGUN(
            CHARGES,
            "RemoteStart accepted, not begun in time",
            "FAILED; connector and hold released"),
    START_UNPLUGGED(
            CHARGES, "Preparing → Available before the charge", "FAILED; connector released"),
    START_LATE_FROM_FAILED(
            CHARGES,
            "StartTransaction after FAILED",
            "CHARGING again without a hold; the whole cost is owed"),
    START_DISPLACES(
            CHARGES,
            "StartTransaction where another order waits",
            "the one that waits gives way and FAILS",
            EXACT_MESSAGES),
    START_SECOND(
            CHARGES,
            "a second StartTransaction by one tag",
            "ConcurrentTx; kept in doubt and never billed",
            EXACT_MESSAGES),
    SUSPENDED(CHARGES, "vehicle pauses and goes on", "SUSPENDED, CHARGING", MISBEHAVIOUR),
    STOP_BEFORE_SENT(CHARGES, "stop before the RemoteStart was sent", "FAILED as CANCELLED"),
    STOP_BEFORE_BEGUN(
            CHARGES, "stop before the charge began", "remembered: the late start is stopped"),
    STOP_REFUSED(CHARGES, "RemoteStop refused", "STOPPING; asked again", MISBEHAVIOUR),
    STOP_UNANSWERED(CHARGES, "RemoteStop unanswered", "STOPPING; asked again", MISBEHAVIOUR),
    SILENT_IN_CHARGE(CHARGES, "pile silent during the charge", "stays CHARGING; goes on after it"),
    ENDED_UNTIL_BILLED(
            CHARGES,
            "customer collects the money",
            "ENDED, the connector is free; SETTLED when asked");

    private final Section section;
    private final String subject;
    private final String what;
    private final Need need;

    /** Of what every client can show. */
    Row(Section section, String subject, String what) {
        this(section, subject, what, Need.BEHAVIOUR);
    }

    Row(Section section, String subject, String what, Need need) {
        this.section = section;
        this.subject = subject;
        this.what = what;
        this.need = need;
    }

    /** The rows of a part, in their order. */
    static List<Row> of(Section section) {
        return Arrays.stream(values()).filter(row -> row.section == section).toList();
    }

    /** The message, code or situation. */
    String subject() {
        return subject;
    }

    String what() {
        return what;
    }

    /** What a client needs to show it. */
    Need need() {
        return need;
    }
}
