package com.bluesky.charging.conformance;

import static com.bluesky.charging.conformance.Need.ANY_ANSWER;
import static com.bluesky.charging.conformance.Need.EXACT_MESSAGES;
import static com.bluesky.charging.conformance.Need.METERS;
import static com.bluesky.charging.conformance.Need.MISBEHAVIOUR;
import static com.bluesky.charging.conformance.Need.RAW_FRAMES;
import static com.bluesky.charging.conformance.Section.CARDS;
import static com.bluesky.charging.conformance.Section.CHARGES;
import static com.bluesky.charging.conformance.Section.ERRORS_RECEIVED;
import static com.bluesky.charging.conformance.Section.ERRORS_SENT;
import static com.bluesky.charging.conformance.Section.FRAMES;
import static com.bluesky.charging.conformance.Section.LINKS;
import static com.bluesky.charging.conformance.Section.MESSAGES_IN;
import static com.bluesky.charging.conformance.Section.MESSAGES_OUT;
import static com.bluesky.charging.conformance.Section.METER;
import static com.bluesky.charging.conformance.Section.REPLAYS;

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
    BOOT_PENDING(
            MESSAGES_IN,
            "BootNotification",
            "pending: an administrator has not decided; no start is sent",
            EXACT_MESSAGES),
    BOOT_REJECTED(
            MESSAGES_IN,
            "BootNotification",
            "rejected: an administrator decided so; no start is sent",
            EXACT_MESSAGES),
    HEARTBEAT(MESSAGES_IN, "Heartbeat", "answered with the server's time", EXACT_MESSAGES),
    STATUS_OF_CONNECTOR(MESSAGES_IN, "StatusNotification", "of a connector, each status"),
    STATUS_OF_DEVICE(MESSAGES_IN, "StatusNotification", "of connector 0: the pile itself"),
    STATUS_OF_UNKNOWN_CONNECTOR(
            MESSAGES_IN,
            "StatusNotification",
            "of a connector that nobody registered: answered and kept"),
    AUTHORIZE_ONE_TIME_TAG(
            MESSAGES_IN, "Authorize", "an order's one-time tag, in either case", EXACT_MESSAGES),
    AUTHORIZE_CARD(
            MESSAGES_IN,
            "Authorize",
            "a user's card, in either case: Accepted with the user's group",
            EXACT_MESSAGES),
    AUTHORIZE_BLOCKED(MESSAGES_IN, "Authorize", "a blocked card: Blocked", EXACT_MESSAGES),
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
            MESSAGES_IN, "MeterValues", "of an unknown transaction, 0 or −1: answered and kept"),
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
            "of an unknown transaction, 0 or −1: answered and kept"),
    DATA_TRANSFER(
            MESSAGES_IN,
            "DataTransfer",
            "UnknownVendorId; one of each kind a day is kept",
            EXACT_MESSAGES),
    FIRMWARE_STATUS(MESSAGES_IN, "FirmwareStatusNotification", "told of the device"),
    DIAGNOSTICS_STATUS(MESSAGES_IN, "DiagnosticsStatusNotification", "told of the device"),
    LOG_STATUS(MESSAGES_IN, "LogStatusNotification", "told of the device"),
    SECURITY_EVENT(MESSAGES_IN, "SecurityEventNotification", "kept, a repeat once"),
    SIGN_CERTIFICATE(
            MESSAGES_IN, "SignCertificate", "kept and Rejected: none is issued", EXACT_MESSAGES),

    OUT_START_BY_ORDER(
            MESSAGES_OUT,
            "RemoteStartTransaction",
            "by an order: connectorId and one-time tag, always",
            EXACT_MESSAGES),
    OUT_STOP_BY_ORDER(MESSAGES_OUT, "RemoteStopTransaction", "by an order", EXACT_MESSAGES),
    OUT_CONFIGURATION_AFTER_BOOT(
            MESSAGES_OUT,
            "GetConfiguration",
            "by the server after a boot: ConnectionTimeOut and more",
            EXACT_MESSAGES),
    OUT_REMOTE_START(
            MESSAGES_OUT, "RemoteStartTransaction", "by a person, `remote-start`", EXACT_MESSAGES),
    OUT_REMOTE_STOP(
            MESSAGES_OUT, "RemoteStopTransaction", "by a person, `remote-stop`", EXACT_MESSAGES),
    OUT_RESET(MESSAGES_OUT, "Reset", "`reset`"),
    OUT_UNLOCK_CONNECTOR(MESSAGES_OUT, "UnlockConnector", "`unlock-connector`"),
    OUT_CHANGE_AVAILABILITY(MESSAGES_OUT, "ChangeAvailability", "`change-availability`"),
    OUT_GET_CONFIGURATION(MESSAGES_OUT, "GetConfiguration", "`get-configuration`"),
    OUT_CHANGE_CONFIGURATION(MESSAGES_OUT, "ChangeConfiguration", "`change-configuration`"),
    OUT_CLEAR_CACHE(MESSAGES_OUT, "ClearCache", "`clear-cache`"),
    OUT_TRIGGER_MESSAGE(MESSAGES_OUT, "TriggerMessage", "`trigger-message`"),
    OUT_DATA_TRANSFER(MESSAGES_OUT, "DataTransfer", "`data-transfer`"),
    OUT_RESERVE_NOW(MESSAGES_OUT, "ReserveNow", "`reserve-now`"),
    OUT_CANCEL_RESERVATION(MESSAGES_OUT, "CancelReservation", "`cancel-reservation`"),
    OUT_SEND_LOCAL_LIST(MESSAGES_OUT, "SendLocalList", "`send-local-list`"),
    OUT_GET_LOCAL_LIST_VERSION(MESSAGES_OUT, "GetLocalListVersion", "`get-local-list-version`"),
    OUT_SET_CHARGING_PROFILE(MESSAGES_OUT, "SetChargingProfile", "`set-charging-profile`"),
    OUT_CLEAR_CHARGING_PROFILE(MESSAGES_OUT, "ClearChargingProfile", "`clear-charging-profile`"),
    OUT_GET_COMPOSITE_SCHEDULE(MESSAGES_OUT, "GetCompositeSchedule", "`get-composite-schedule`"),
    OUT_UPDATE_FIRMWARE(MESSAGES_OUT, "UpdateFirmware", "`update-firmware`"),
    OUT_GET_DIAGNOSTICS(MESSAGES_OUT, "GetDiagnostics", "`get-diagnostics`"),
    OUT_GET_LOG(MESSAGES_OUT, "GetLog", "`get-log`"),
    OUT_EXTENDED_TRIGGER_MESSAGE(
            MESSAGES_OUT, "ExtendedTriggerMessage", "`extended-trigger-message`"),
    OUT_REFUSED_BY_ERROR(
            MESSAGES_OUT, "any", "answered with a CALLERROR: FAILED with its code", ANY_ANSWER),

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

    SENDS_INTERNAL_ERROR(
            ERRORS_SENT,
            "InternalError",
            "a report that could not be stored; a repeat is",
            EXACT_MESSAGES),

    RECEIVES_NOT_IMPLEMENTED(
            ERRORS_RECEIVED, "NotImplemented", "the order FAILS with it", ANY_ANSWER),
    RECEIVES_NOT_SUPPORTED(ERRORS_RECEIVED, "NotSupported", "the order FAILS with it", ANY_ANSWER),
    RECEIVES_INTERNAL_ERROR(
            ERRORS_RECEIVED, "InternalError", "the order FAILS with it", MISBEHAVIOUR),
    RECEIVES_PROTOCOL_ERROR(
            ERRORS_RECEIVED, "ProtocolError", "the order FAILS with it", ANY_ANSWER),
    RECEIVES_SECURITY_ERROR(
            ERRORS_RECEIVED, "SecurityError", "the order FAILS with it", ANY_ANSWER),
    RECEIVES_FORMATION_VIOLATION(
            ERRORS_RECEIVED, "FormationViolation", "the order FAILS with it", ANY_ANSWER),
    RECEIVES_PROPERTY_VIOLATION(
            ERRORS_RECEIVED, "PropertyConstraintViolation", "the order FAILS with it", ANY_ANSWER),
    RECEIVES_OCCURENCE_VIOLATION(
            ERRORS_RECEIVED,
            "OccurenceConstraintViolation",
            "the order FAILS with it, in either spelling",
            ANY_ANSWER),
    RECEIVES_TYPE_VIOLATION(
            ERRORS_RECEIVED, "TypeConstraintViolation", "the order FAILS with it", ANY_ANSWER),
    RECEIVES_GENERIC_ERROR(
            ERRORS_RECEIVED,
            "GenericError",
            "the order FAILS with it; so is what no specification has",
            ANY_ANSWER),

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
    START_AWAITED(
            CHARGES,
            "ConnectionTimeOut read from the pile",
            "the start waits that and 30 s, 90 s at least"),
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
    INFERRED(
            CHARGES,
            "back as Available during the charge",
            "after a grace the end is inferred from the last reading, and billed",
            MISBEHAVIOUR),
    INFERRED_CORRECTED(
            CHARGES, "true StopTransaction after that", "a correcting bill, linked to the first"),
    INFERENCE_DISMISSED(CHARGES, "true StopTransaction within the grace", "the end as told"),
    ENDED_UNTIL_BILLED(
            CHARGES,
            "customer collects the money",
            "ENDED, the connector is free; SETTLED when asked"),

    CARD_CHARGE(CARDS, "begun by a card", "an order: connector and hold after the start; billed"),
    CARD_WITHOUT_MONEY(CARDS, "hold refused", "the pile is asked to stop; billed"),
    CARD_BLOCKED(
            CARDS,
            "begun by a blocked card",
            "Blocked, asked to stop; what was taken is billed",
            EXACT_MESSAGES),
    CARD_ENDS_ORDER(
            CARDS, "the user's card at a charge that the app began", "ends it (parentIdTag)"),
    CARD_TOLD_LATE(
            CARDS, "begun without a link, told hours later", "an order of then", EXACT_MESSAGES),

    REPLAY_OFFLINE(
            REPLAYS, "link lost", "the end from the pile's queue is the end; the bill is whole"),
    REPLAY_CLOCK_BEHIND(
            REPLAYS,
            "clock three days behind, with a queue",
            "the charge is when it was, and billed whole",
            MISBEHAVIOUR),
    REPLAY_CLOCK_AHEAD(
            REPLAYS,
            "clock three days ahead, with a queue",
            "the charge is when it was, and billed whole",
            MISBEHAVIOUR),
    REPLAY_DUPLICATES(REPLAYS, "everything told twice", "one charge, one bill", MISBEHAVIOUR),
    REPLAY_READINGS_OUT_OF_ORDER(
            REPLAYS, "readings in another order", "sorted by their time", EXACT_MESSAGES),
    REPLAY_READINGS_AFTER_END(
            REPLAYS, "readings after the end", "kept; the bill stands", EXACT_MESSAGES),
    REPLAY_METER_RESET(REPLAYS, "meter reset", "doubted, and not billed", MISBEHAVIOUR),

    METER_BARE(METER, "a bare value", "the register, in Wh", EXACT_MESSAGES),
    METER_UNITS(METER, "kWh, decimals", "read to the watt-hour", EXACT_MESSAGES),
    METER_PHASES(METER, "phases", "a total counts; without one they are summed", EXACT_MESSAGES),
    METER_QUANTITIES(
            METER,
            "power, voltage, current, state of charge, temperature",
            "kept with the register, in one unit each",
            EXACT_MESSAGES),
    METER_CONTEXTS(METER, "contexts", "kept; the end counts before the begin", EXACT_MESSAGES),
    METER_ALIGNED(
            METER,
            "without a transaction, aligned to the clock",
            "of the charge that ran there then",
            EXACT_MESSAGES),
    METER_OTHER_PLACES(
            METER,
            "measured at the inlet, exported, no number",
            "acknowledged, and no reading",
            EXACT_MESSAGES),
    METER_MAKES(
            METER,
            "meters of several makes: kWh, phases, bare, signed, transactionData",
            "each charge is billed by what was metered",
            METERS),
    METER_WITHOUT_REGISTER(
            METER,
            "power without a register",
            "energy is derived from it, and not billed before a person decides",
            EXACT_MESSAGES),
    METER_SIGNED(METER, "signed data", "kept as it came", EXACT_MESSAGES),
    METER_TOLERATED(METER, "Celcius, Hertz, no offset in the timestamp", "understood", RAW_FRAMES),
    METER_MERGED(METER, "many that queue", "each answered, all kept", RAW_FRAMES),

    LINK_PRESENCE(LINKS, "link comes and goes", "the device is online while it stands"),
    LINK_WRONG_PASSWORD(LINKS, "wrong password", "refused", EXACT_MESSAGES),
    LINK_UNKNOWN_DEVICE(LINKS, "unknown device", "refused", EXACT_MESSAGES),
    LINK_REPLACED(
            LINKS, "second connection", "replaces the first, which is closed", EXACT_MESSAGES),
    LINK_BOOT_IN_CHARGE(LINKS, "boot in the middle of a charge", "the charge goes on"),
    LINK_BEFORE_BOOT(LINKS, "messages before the boot", "answered", EXACT_MESSAGES),
    LINK_FLOOD(LINKS, "a pile that floods", "other piles are answered as before", RAW_FRAMES),

    FRAME_MALFORMED(
            FRAMES, "malformed", "a CALLERROR; nothing changes, nobody is disturbed", RAW_FRAMES),
    FRAME_DEEP(
            FRAMES,
            "nested more than 16 levels deep",
            "a CALLERROR; nothing changes, nobody is disturbed",
            RAW_FRAMES),
    FRAME_OVERSIZED(
            FRAMES,
            "longer than 64 KiB",
            "the link is closed (1009); nothing changes, nobody is disturbed",
            RAW_FRAMES),
    FRAME_UNKNOWN(FRAMES, "unknown message type", "ignored", RAW_FRAMES),
    FRAME_MISPLACED(FRAMES, "an answer to what nobody asked", "ignored", RAW_FRAMES),
    FRAME_OUT_OF_ORDER(
            FRAMES,
            "MeterValues and StopTransaction before StartTransaction",
            "answered and kept; the order waits on",
            EXACT_MESSAGES),
    FRAME_INVALID_ANSWER(
            FRAMES, "an answer that no schema accepts", "the start is UNKNOWN", ANY_ANSWER);

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
