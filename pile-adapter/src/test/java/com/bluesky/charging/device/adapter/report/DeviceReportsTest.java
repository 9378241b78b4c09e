package com.bluesky.charging.device.adapter.report;

import static com.bluesky.charging.order.adapter.AdapterHouse.DEVICE;
import static com.bluesky.charging.order.adapter.Charged.funds;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.adapter.link.PileDatabase;
import com.bluesky.charging.device.adapter.link.TestPile;
import com.bluesky.charging.device.contract.ConnectorCommand.RecordConnectorStatus;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceCommand.RecordBoot;
import com.bluesky.charging.device.contract.DeviceCommand.RecordCertificateRequest;
import com.bluesky.charging.device.contract.DeviceCommand.RecordDiagnosticsStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordFirmwareStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordLogStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordSecurityEvent;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceAdmissionChanged;
import com.bluesky.charging.device.contract.DiagnosticsStatus;
import com.bluesky.charging.device.contract.FirmwareStatus;
import com.bluesky.charging.device.contract.LogStatus;
import com.bluesky.charging.device.contract.UnmatchedReport.RecordUnmatched;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.order.adapter.AdapterHouse;
import com.bluesky.charging.order.contract.OrderCommand;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStarted;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingState;
import com.bluesky.charging.order.contract.OrderCommand.RecordChargingStopped;
import com.bluesky.charging.order.contract.OrderCommand.RecordSamples;
import com.bluesky.charging.order.contract.OrderCommand.RecordStartAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What piles say of themselves, and what they are told when they start. */
class DeviceReportsTest {

    private static final String BOOT = "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}";

    private static final AdapterHouse HOUSE = new AdapterHouse(PileDatabase.fresh());

    @BeforeAll
    static void start() {
        HOUSE.start();
    }

    @BeforeEach
    void clear() {
        HOUSE.clear().withDevice();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @ParameterizedTest
    @CsvSource({"ACCEPTED,Accepted,300", "PENDING,Pending,60", "REJECTED,Rejected,60"})
    void a_pile_that_starts_is_told_what_was_decided_about_it(
            DeviceAdmission admission, String status, int interval) {
        decide(admission);
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            JsonNode answer = pile.ask("BootNotification", BOOT);
            assertThat(answer.get("status").asString()).isEqualTo(status);
            assertThat(answer.get("interval").asInt()).isEqualTo(interval);
            HOUSE.awaitStored(RecordBoot.class);
        }
    }

    @Test
    void a_pile_that_was_rejected_is_admitted_again() {
        decide(DeviceAdmission.REJECTED);
        decide(DeviceAdmission.ACCEPTED);
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(pile.ask("BootNotification", BOOT).get("status").asString())
                    .isEqualTo("Accepted");
        }
    }

    @Test
    void a_pile_hears_the_time_of_the_server_when_it_starts_and_with_every_heartbeat() {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00.123456Z"), ZoneOffset.UTC);
        try (AdapterHouse house = new AdapterHouse(PileDatabase.fresh(), clock).start();
                TestPile pile = house.connect(DEVICE)) {
            assertThat(pile.ask("BootNotification", BOOT).get("currentTime").asString())
                    .isEqualTo("2026-03-01T10:00:00.123Z");
            assertThat(pile.ask("Heartbeat", "{}").get("currentTime").asString())
                    .isEqualTo("2026-03-01T10:00:00.123Z");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "REJECTED"})
    void what_a_pile_reports_that_is_not_admitted_is_a_fact_all_the_same(
            DeviceAdmission admission) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String tag = tagOf(pile, "ord-1");
            decide(admission);
            charge(pile, tag);
            assertThat(HOUSE.stored(RecordChargingStarted.class)).hasSize(1);
            assertThat(HOUSE.stored(RecordSamples.class)).hasSize(1);
            assertThat(HOUSE.stored(RecordChargingStopped.class)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"PENDING,Accepted", "REJECTED,Invalid"})
    void nobody_is_authorised_at_a_pile_that_was_rejected(
            DeviceAdmission admission, String status) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String tag = tagOf(pile, "ord-1");
            decide(admission);
            assertThat(
                            pile.ask("Authorize", "{\"idTag\":\"" + tag + "\"}")
                                    .get("idTagInfo")
                                    .get("status")
                                    .asString())
                    .isEqualTo(status);
        }
    }

    @Test
    void a_pile_that_never_tells_that_it_started_is_answered_as_any_other() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("Heartbeat", "{}");
            pile.ask("StatusNotification", status("2026-03-01T10:00:00Z", "Available"));
            charge(pile, tagOf(pile, "ord-1"));
            assertThat(HOUSE.stored(RecordConnectorStatus.class)).hasSize(1);
            assertThat(HOUSE.stored(RecordChargingStopped.class)).hasSize(1);
            assertThat(HOUSE.stored(RecordBoot.class)).isEmpty();
        }
    }

    @Test
    void a_start_of_the_pile_in_the_middle_of_a_charge_says_nothing_of_the_charge() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            String tag = tagOf(pile, "ord-1");
            int transactionId = begin(pile, tag);
            int before = HOUSE.stored(OrderCommand.class).size();
            pile.ask("BootNotification", BOOT);
            assertThat(HOUSE.stored(OrderCommand.class)).hasSize(before);
            pile.ask("StopTransaction", stopped(transactionId));
            assertThat(HOUSE.awaitStored(RecordChargingStopped.class).orderId()).isEqualTo("ord-1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Idle,IDLE",
        "Downloading,DOWNLOADING",
        "Downloaded,DOWNLOADED",
        "DownloadFailed,DOWNLOAD_FAILED",
        "Installing,INSTALLING",
        "Installed,INSTALLED",
        "InstallationFailed,INSTALLATION_FAILED"
    })
    void a_status_of_firmware_is_recorded(String word, FirmwareStatus status) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(pile.ask("FirmwareStatusNotification", "{\"status\":\"" + word + "\"}"))
                    .isEmpty();
            RecordFirmwareStatus stored = HOUSE.awaitStored(RecordFirmwareStatus.class);
            assertThat(stored.status()).isEqualTo(status);
            assertThat(stored.requestId()).isNull();
            assertThat(stored.time().source()).isEqualTo(ReportTime.Source.RECEIPT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DownloadScheduled,DOWNLOAD_SCHEDULED",
        "DownloadPaused,DOWNLOAD_PAUSED",
        "SignatureVerified,SIGNATURE_VERIFIED",
        "InvalidSignature,INVALID_SIGNATURE",
        "InstallScheduled,INSTALL_SCHEDULED",
        "InstallRebooting,INSTALL_REBOOTING",
        "InstallVerificationFailed,INSTALL_VERIFICATION_FAILED"
    })
    void a_status_of_signed_firmware_is_recorded_with_its_request(
            String word, FirmwareStatus status) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask(
                    "SignedFirmwareStatusNotification",
                    "{\"status\":\"" + word + "\",\"requestId\":7}");
            RecordFirmwareStatus stored = HOUSE.awaitStored(RecordFirmwareStatus.class);
            assertThat(stored.status()).isEqualTo(status);
            assertThat(stored.requestId()).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Idle,IDLE",
        "Uploading,UPLOADING",
        "Uploaded,UPLOADED",
        "UploadFailed,UPLOAD_FAILED"
    })
    void a_status_of_diagnostics_is_recorded(String word, DiagnosticsStatus status) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("DiagnosticsStatusNotification", "{\"status\":\"" + word + "\"}");
            assertThat(HOUSE.awaitStored(RecordDiagnosticsStatus.class).status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BadMessage,BAD_MESSAGE",
        "Idle,IDLE",
        "NotSupportedOperation,NOT_SUPPORTED_OPERATION",
        "PermissionDenied,PERMISSION_DENIED",
        "Uploaded,UPLOADED",
        "UploadFailure,UPLOAD_FAILURE",
        "Uploading,UPLOADING"
    })
    void a_status_of_a_log_is_recorded(String word, LogStatus status) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("LogStatusNotification", "{\"status\":\"" + word + "\",\"requestId\":3}");
            RecordLogStatus stored = HOUSE.awaitStored(RecordLogStatus.class);
            assertThat(stored.status()).isEqualTo(status);
            assertThat(stored.requestId()).isEqualTo(3);
        }
    }

    @Test
    void a_security_event_is_recorded_with_its_time() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask(
                    "SecurityEventNotification",
                    """
                    {"type":"TamperDetectionActivated","timestamp":"2026-03-01T10:00:00Z","techInfo":"door"}
                    """);
            RecordSecurityEvent stored = HOUSE.awaitStored(RecordSecurityEvent.class);
            assertThat(stored.type()).isEqualTo("TamperDetectionActivated");
            assertThat(stored.techInfo()).isEqualTo("door");
            assertThat(stored.time().at()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
        }
    }

    @Test
    void a_security_event_is_recorded_without_the_credentials_of_an_address() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask(
                    "SecurityEventNotification",
                    """
                    {"type":"FirmwareUpdated","timestamp":"2026-03-01T10:00:00Z","techInfo":"from ftp://me:word@host/fw"}
                    """);
            assertThat(HOUSE.awaitStored(RecordSecurityEvent.class).techInfo())
                    .isEqualTo("from ftp://***@host/fw");
        }
    }

    @Test
    void a_certificate_is_not_signed_and_the_request_is_kept() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(
                            pile.ask("SignCertificate", "{\"csr\":\"-----BEGIN\"}")
                                    .get("status")
                                    .asString())
                    .isEqualTo("Rejected");
            assertThat(HOUSE.awaitStored(RecordCertificateRequest.class).csr())
                    .isEqualTo("-----BEGIN");
        }
    }

    @Test
    void a_vendor_that_nobody_knows_is_told_so_and_one_message_of_each_kind_a_day_is_kept() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            for (String data : new String[] {"one", "two"}) {
                JsonNode answer =
                        pile.ask(
                                "DataTransfer",
                                "{\"vendorId\":\"v\",\"messageId\":\"m\",\"data\":\"%s\"}"
                                        .formatted(data));
                assertThat(answer.get("status").asString()).isEqualTo("UnknownVendorId");
            }
            pile.ask("DataTransfer", "{\"vendorId\":\"v\"}");
            assertThat(HOUSE.stored(RecordUnmatched.class)).hasSize(3);
            assertThat(HOUSE.stored(RecordUnmatched.class).getFirst().payload())
                    .isEqualTo(
                            "{\"vendorId\":\"v\",\"messageId\":\"m\",\"data\":\"*** (3 characters)\"}");
            assertThat(
                            HOUSE.stored(RecordUnmatched.class).stream()
                                    .map(RecordUnmatched::reportId)
                                    .distinct())
                    .hasSize(2);
        }
    }

    @Test
    void a_pile_that_makes_up_kinds_of_messages_fills_the_places_of_a_day_and_no_more() {
        Instant day = Instant.parse("2026-03-01T00:00:00Z");
        assertThat(
                        IntStream.range(0, 20 * DataTransfer.KINDS_A_DAY)
                                .mapToObj(i -> DataTransfer.kindOf("v", "m" + i, day))
                                .distinct())
                .hasSize(DataTransfer.KINDS_A_DAY);
        assertThat(DataTransfer.kindOf("v", "m", day))
                .isEqualTo(DataTransfer.kindOf("v", "m", day.plus(Duration.ofHours(23))))
                .isNotEqualTo(DataTransfer.kindOf("v", "m", day.plus(Duration.ofHours(24))));
    }

    @Test
    void a_tag_in_a_vendors_message_is_not_kept() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask(
                    "DataTransfer",
                    """
                    {"vendorId":"v","data":"{\\"idTag\\":\\"SECRETTAG\\",\\"price\\":3}"}
                    """);
            assertThat(HOUSE.awaitStored(RecordUnmatched.class).payload())
                    .doesNotContain("SECRETTAG")
                    .contains("price");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"vendorId\":\"v\",\"data\":\"tag=04A1B2C3\"}",
                "{\"vendorId\":\"v\",\"data\":\"{\\\"idTag\\\":\\\"04A1B2C3\"}",
                "{\"vendorId\":\"v\",\"messageId\":\"{\\\"idTag\\\":\\\"04A1B2C3\"}"
            })
    void a_vendors_text_that_may_hold_a_tag_is_kept_by_its_length_alone(String payload) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("DataTransfer", payload);
            assertThat(HOUSE.awaitStored(RecordUnmatched.class).payload())
                    .contains("\"vendorId\":\"v\"", " characters)")
                    .doesNotContain("04A1B2C3");
        }
    }

    @Test
    void what_cannot_be_stored_is_not_acknowledged() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            HOUSE.failNext(1);
            assertThat(
                            pile.call("LogStatusNotification", "{\"status\":\"Idle\"}")
                                    .get(2)
                                    .asString())
                    .isEqualTo("InternalError");
            assertThat(pile.ask("LogStatusNotification", "{\"status\":\"Idle\"}")).isEmpty();
        }
    }

    @Test
    void a_status_is_recorded_with_what_the_vendor_adds() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask(
                    "StatusNotification",
                    """
                    {"connectorId":1,"errorCode":"OtherError","status":"Faulted","info":"fan",
                     "vendorId":"v","vendorErrorCode":"E42"}
                    """);
            RecordConnectorStatus stored = HOUSE.awaitStored(RecordConnectorStatus.class);
            assertThat(stored.errorCode()).isEqualTo("OtherError");
            assertThat(stored.info()).isEqualTo("fan");
            assertThat(stored.vendorErrorCode()).isEqualTo("E42");
            assertThat(stored.time().reportedAt()).isNull();
            assertThat(stored.time().source()).isEqualTo(ReportTime.Source.RECEIPT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2000-01-01T00:00:10Z", "9999-12-31T00:00:00Z"})
    void a_status_at_a_time_that_cannot_be_is_of_now_and_its_time_is_kept(String timestamp) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("StatusNotification", status(timestamp, "Available"));
            ReportTime time = HOUSE.awaitStored(RecordConnectorStatus.class).time();
            assertThat(time.reportedAt()).isEqualTo(Instant.parse(timestamp));
            assertThat(time.at()).isEqualTo(time.receivedAt());
            assertThat(time.source()).isEqualTo(ReportTime.Source.RECEIPT);
        }
    }

    @Test
    void a_status_that_was_kept_for_months_is_of_its_own_time() {
        Instant kept = Instant.now().minus(StatusNotification.AGE_MAX).plus(Duration.ofMinutes(1));
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.ask("StatusNotification", status(kept.toString(), "Available"));
            assertThat(HOUSE.awaitStored(RecordConnectorStatus.class).time().at()).isEqualTo(kept);
        }
    }

    @Test
    void an_order_is_not_told_a_status_that_is_older_than_what_the_pile_said_before() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            tagOf(pile, "ord-1");
            HOUSE.statusIsLastWord(false);
            pile.ask("StatusNotification", status("2026-03-01T10:00:00Z", "Available"));
            assertThat(HOUSE.stored(RecordConnectorStatus.class)).hasSize(1);
            assertThat(HOUSE.stored(RecordChargingState.class)).isEmpty();
            HOUSE.statusIsLastWord(true);
            pile.ask("StatusNotification", status("2026-03-01T10:00:00Z", "Available"));
            assertThat(HOUSE.stored(RecordChargingState.class)).hasSize(1);
        }
    }

    private static void decide(DeviceAdmission admission) {
        HOUSE.handle(new DeviceAdmissionChanged(DEVICE, "op-1", admission, Instant.now()));
    }

    private static String tagOf(TestPile pile, String orderId) {
        HOUSE.handle(funds(orderId));
        JsonNode call = pile.next();
        pile.answer(call, "{\"status\":\"Accepted\"}");
        HOUSE.awaitStored(RecordStartAnswer.class);
        return call.get(3).get("idTag").asString();
    }

    private static int begin(TestPile pile, String tag) {
        return pile.ask(
                        "StartTransaction",
                        "{\"connectorId\":1,\"idTag\":\"%s\",\"meterStart\":1000,\"timestamp\":\"2026-03-01T10:00:00Z\"}"
                                .formatted(tag))
                .get("transactionId")
                .asInt();
    }

    private static void charge(TestPile pile, String tag) {
        int transactionId = begin(pile, tag);
        pile.ask(
                "MeterValues",
                "{\"connectorId\":1,\"transactionId\":%d,\"meterValue\":[{\"timestamp\":\"2026-03-01T10:05:00Z\",\"sampledValue\":[{\"value\":\"1500\"}]}]}"
                        .formatted(transactionId));
        pile.ask("StopTransaction", stopped(transactionId));
    }

    private static String stopped(int transactionId) {
        return "{\"transactionId\":%d,\"meterStop\":2000,\"timestamp\":\"2026-03-01T11:00:00Z\"}"
                .formatted(transactionId);
    }

    private static String status(String timestamp, String status) {
        return "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"%s\",\"timestamp\":\"%s\"}"
                .formatted(status, timestamp);
    }
}
