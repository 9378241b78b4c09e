package com.bluesky.charging.device.adapter.call;

import static com.bluesky.charging.device.adapter.call.Asked.command;
import static com.bluesky.charging.order.adapter.AdapterHouse.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.adapter.link.PileDatabase;
import com.bluesky.charging.device.adapter.link.TestPile;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceAdmissionChanged;
import com.bluesky.charging.device.contract.PileCallState;
import com.bluesky.charging.device.contract.PileCallView;
import com.bluesky.charging.order.adapter.AdapterHouse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each action says to a pile, and what is refused. */
class DeviceActionsTest {

    private static final AdapterHouse HOUSE = new AdapterHouse(PileDatabase.fresh());

    private final Asked admin = new Asked(HOUSE);

    @BeforeAll
    static void start() {
        HOUSE.start();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @BeforeEach
    void clear() {
        HOUSE.clear().withDevice();
        HOUSE.jdbc()
                .sql(
                        """
                        insert into pile_transaction (transaction_id, device_id, connector_id, tag_mac, meter_start_wh, started_at, began_at)
                        values (7, 'dev-1', 1, 'mac', 0, now(), now()), (8, 'dev-2', 1, 'mac', 0, now(), now())
                        """)
                .update();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    RemoteStartTransaction | {"connectorId":1,"idTag":"04A1B2C3"}                            | {"status":"Accepted"}
                    RemoteStopTransaction  | {"transactionId":7}                                             | {"status":"Rejected"}
                    Reset                  | {"type":"Hard"}                                                 | {"status":"Accepted"}
                    UnlockConnector        | {"connectorId":1}                                               | {"status":"UnlockFailed"}
                    ChangeAvailability     | {"connectorId":0,"type":"Inoperative"}                          | {"status":"Scheduled"}
                    GetConfiguration       | {"key":["HeartbeatInterval"]}                                   | {"configurationKey":[{"key":"HeartbeatInterval","readonly":false,"value":"300"}]}
                    ChangeConfiguration    | {"key":"HeartbeatInterval","value":"60"}                        | {"status":"RebootRequired"}
                    ClearCache             | {}                                                              | {"status":"Accepted"}
                    TriggerMessage         | {"requestedMessage":"MeterValues","connectorId":1}              | {"status":"NotImplemented"}
                    ExtendedTriggerMessage | {"requestedMessage":"LogStatusNotification"}                    | {"status":"Accepted"}
                    DataTransfer           | {"vendorId":"com.example","messageId":"m","data":"d"}           | {"status":"UnknownVendorId"}
                    CancelReservation      | {"reservationId":3}                                             | {"status":"Rejected"}
                    SetChargingProfile     | {"connectorId":1,"csChargingProfiles":{"chargingProfileId":1,"stackLevel":0,"chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Relative","chargingSchedule":{"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":16.1}]}}} | {"status":"Accepted"}
                    ClearChargingProfile   | {"id":1}                                                        | {"status":"Unknown"}
                    GetCompositeSchedule   | {"connectorId":1,"duration":3600,"chargingRateUnit":"W"}        | {"status":"Accepted","connectorId":1,"chargingSchedule":{"chargingRateUnit":"W","chargingSchedulePeriod":[{"startPeriod":0,"limit":7000.5}]}}
                    SendLocalList          | {"listVersion":2,"updateType":"Full","localAuthorizationList":[{"idTag":"04A1B2C3","idTagInfo":{"status":"Accepted"}}]} | {"status":"VersionMismatch"}
                    GetLocalListVersion    | {}                                                              | {"listVersion":2}
                    UpdateFirmware         | {"location":"https://files.example/fw","retrieveDate":"2026-03-02T08:30:00Z"} | {}
                    GetDiagnostics         | {"location":"https://files.example/up"}                         | {"fileName":"log.zip"}
                    """)
    void an_action_is_told_as_it_was_asked_and_answered_as_the_pile_said(
            String action, String payload, String answer) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            admin.ask("cmd-1", action, payload);
            JsonNode call = pile.next();
            assertThat(call.get(2).asString()).isEqualTo(action);
            assertThat(call.get(3).toString()).isEqualTo(payload);
            pile.answer(call, answer);
            assertThat(admin.awaitState("cmd-1", PileCallState.ANSWERED).response())
                    .isEqualTo(answer);
        }
    }

    @Test
    void a_reservation_gets_a_number_and_the_group_of_its_user() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String payload =
                    "{\"connectorId\":1,\"expiryDate\":\"2026-03-02T08:30:00Z\",\"idTag\":\"04A1B2C3\"}";
            PileCallView asked =
                    admin.ask(
                            command(
                                    "cmd-1",
                                    "ReserveNow",
                                    payload,
                                    "usr-1",
                                    Duration.ofMinutes(5)));
            JsonNode told = pile.next().get(3);
            int number = told.get("reservationId").asInt();
            assertThat(number).isPositive();
            assertThat(told.get("parentIdTag").asString()).matches("[A-Z0-9]{20}");
            JsonNode shown = JsonMapper.shared().readTree(asked.request());
            assertThat(shown.get("reservationId").asInt()).isEqualTo(number);
            assertThat(shown.get("idTag").asString()).isEqualTo("***");
            assertThat(shown.get("parentIdTag").asString()).isEqualTo("***");

            PileCallView other = admin.ask("cmd-2", "ReserveNow", payload);
            JsonNode second = JsonMapper.shared().readTree(other.request());
            assertThat(second.get("reservationId").asInt()).isGreaterThan(number);
            assertThat(second.has("parentIdTag")).isFalse();
        }
    }

    @Test
    void a_request_for_a_log_gets_a_number_and_shows_no_credentials() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            PileCallView asked =
                    admin.ask(
                            "cmd-1",
                            "GetLog",
                            "{\"logType\":\"SecurityLog\",\"log\":{\"remoteLocation\":\"ftp://me:secret@files.example/x\"}}");
            JsonNode call = pile.next();
            assertThat(call.get(3).get("requestId").asInt()).isPositive();
            assertThat(call.get(3).toString()).contains("ftp://me:secret@files.example/x");
            assertThat(asked.request()).contains("ftp://***@files.example/x");
            pile.answer(call, "{\"status\":\"Accepted\",\"filename\":\"log.txt\"}");
            admin.awaitState("cmd-1", PileCallState.ANSWERED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Reset                 | {"type":"Perhaps"}
                    Reset                 | {}
                    Reset                 | {"type":"Soft","force":true}
                    Reset                 | []
                    Reset                 | {"type":
                    UnlockConnector       | {"connectorId":"1"}
                    ChangeConfiguration   | {"key":"123456789012345678901234567890123456789012345678901","value":""}
                    RemoteStartTransaction| {"idTag":"123456789012345678901"}
                    Authorize             | {"idTag":"04A1B2C3"}
                    SelfDestruct          | {}
                    """)
    void what_ocpp_does_not_allow_is_refused_and_not_queued(String action, String payload) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            admin.refuses("COMMAND_NOT_VALID", () -> admin.ask("cmd-1", action, payload));
            admin.ask("cmd-1", "ClearCache", "{}");
            assertThat(pile.next().get(2).asString()).isEqualTo("ClearCache");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AuthorizationKey", "authorizationkey", " AuthorizationKey "})
    void the_password_of_a_pile_is_not_changed_as_a_key(String key) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            admin.refuses(
                    "PASSWORD_NOT_CONFIGURABLE",
                    () ->
                            admin.ask(
                                    "cmd-1",
                                    "ChangeConfiguration",
                                    "{\"key\":\"" + key + "\",\"value\":\"0123456789abcdef\"}"));
            admin.ask("cmd-1", "ClearCache", "{}");
            assertThat(pile.next().get(2).asString()).isEqualTo("ClearCache");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 0, -1})
    void a_transaction_of_another_device_or_of_none_is_not_stopped(int transactionId) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            admin.refuses(
                    "TRANSACTION_NOT_FOUND",
                    () ->
                            admin.ask(
                                    "cmd-1",
                                    "RemoteStopTransaction",
                                    "{\"transactionId\":" + transactionId + "}"));
            admin.ask("cmd-1", "ClearCache", "{}");
            assertThat(pile.next().get(2).asString()).isEqualTo("ClearCache");
        }
    }

    @Test
    void a_command_fills_a_frame_and_not_one_byte_more() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String most = dataTransfer(CallBounds.PAYLOAD_BYTES);
            admin.refuses(
                    "COMMAND_TOO_LARGE",
                    () ->
                            admin.ask(
                                    "cmd-1",
                                    "DataTransfer",
                                    dataTransfer(CallBounds.PAYLOAD_BYTES + 1)));
            admin.ask("cmd-1", "DataTransfer", most);
            JsonNode call = pile.next();
            assertThat(call.get(3).toString()).isEqualTo(most);
            assertThat(call.toString().length()).isLessThanOrEqualTo(64 * 1024);
        }
    }

    private static String dataTransfer(int bytes) {
        String empty = "{\"vendorId\":\"v\",\"data\":\"\"}";
        return "{\"vendorId\":\"v\",\"data\":\"" + "x".repeat(bytes - empty.length()) + "\"}";
    }

    @ParameterizedTest
    @EnumSource(
            value = DeviceAdmission.class,
            names = {"PENDING", "REJECTED"})
    void a_device_that_is_not_admitted_is_not_started_but_can_be_reset(DeviceAdmission admission) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            decide(admission);
            admin.refuses(
                    "DEVICE_NOT_ADMITTED",
                    () -> admin.ask("cmd-1", "RemoteStartTransaction", "{\"idTag\":\"04A1B2C3\"}"));
            admin.reset("cmd-2");
            assertThat(pile.next().get(2).asString()).isEqualTo("Reset");

            decide(DeviceAdmission.ACCEPTED);
            admin.ask("cmd-3", "TriggerMessage", "{\"requestedMessage\":\"BootNotification\"}");
            admin.ask("cmd-4", "RemoteStartTransaction", "{\"idTag\":\"04A1B2C3\"}");
        } finally {
            decide(DeviceAdmission.ACCEPTED);
        }
    }

    private static void decide(DeviceAdmission admission) {
        HOUSE.handle(new DeviceAdmissionChanged(DEVICE, "op-1", admission, Instant.now()));
    }
}
