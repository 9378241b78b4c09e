package com.bluesky.charging.device.command;

import static com.bluesky.charging.device.command.Connectors.SPEC;
import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static com.bluesky.charging.kernel.command.Refusals.refusal;

import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceCommand.AdmitDevice;
import com.bluesky.charging.device.contract.DeviceCommand.RecordBoot;
import com.bluesky.charging.device.contract.DeviceCommand.RecordCertificateRequest;
import com.bluesky.charging.device.contract.DeviceCommand.RecordConnectionTimeOut;
import com.bluesky.charging.device.contract.DeviceCommand.RecordDeviceStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordDiagnosticsStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordFirmwareStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordLogStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordSecurityEvent;
import com.bluesky.charging.device.contract.DeviceCommand.RegisterDevice;
import com.bluesky.charging.device.contract.DeviceEvent;
import com.bluesky.charging.device.contract.DeviceEvent.CertificateRequested;
import com.bluesky.charging.device.contract.DeviceEvent.ConnectionTimeOutTold;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceAdmissionChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceBooted;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DiagnosticsStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.FirmwareStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.LogStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.SecurityEventTold;
import com.bluesky.charging.device.contract.DiagnosticsStatus;
import com.bluesky.charging.device.contract.FirmwareStatus;
import com.bluesky.charging.device.contract.LogStatus;
import com.bluesky.charging.device.contract.UnmatchedReport.RecordUnmatched;
import com.bluesky.charging.device.contract.UnmatchedReportEvent.ReportUnmatched;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.kernel.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class DeviceTest {

    private static final DeviceRegistered REGISTERED =
            new DeviceRegistered(
                    "dev-1", "op-1", "site-1", "UTC", "Pile", List.of(SPEC), "k1:a", NOW);
    private static final DeviceBooted BOOTED =
            new DeviceBooted(
                    "dev-1", "op-1", "Vendor", "Model", "S1", "1.0", ReportTime.of(null, NOW));

    private final FixtureConfiguration<Device> device = new AggregateTestFixture<>(Device.class);

    @Test
    void a_device_is_registered() {
        device.givenNoPriorActivity()
                .when(register("k1:a"))
                .expectEvents(REGISTERED)
                .expectResultMessagePayload(new Written("dev-1", 0));
    }

    @Test
    void a_repeated_registration_is_answered_as_the_first() {
        device.given(REGISTERED, BOOTED)
                .when(register("k1:a"))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("dev-1", 0));
    }

    @Test
    void another_registration_under_the_same_key_is_refused() {
        device.given(REGISTERED)
                .when(register("k1:b"))
                .expectNoEvents()
                .expectException(refusal("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void a_boot_is_recorded() {
        device.given(REGISTERED).when(boot(NOW)).expectEvents(BOOTED);
    }

    @Test
    void a_repeated_boot_appends_nothing() {
        device.given(REGISTERED, BOOTED).when(boot(NOW)).expectNoEvents();
    }

    @Test
    void an_admitted_device_is_told_to_have_booted_each_time() {
        Instant later = NOW.plusSeconds(60);
        device.given(REGISTERED, BOOTED)
                .when(boot(later))
                .expectEvents(
                        new DeviceBooted(
                                "dev-1",
                                "op-1",
                                "Vendor",
                                "Model",
                                "S1",
                                "1.0",
                                ReportTime.of(null, later)));
    }

    @Test
    void a_device_that_waits_to_be_admitted_boots_again_and_again_and_appends_nothing() {
        for (DeviceAdmission admission :
                List.of(DeviceAdmission.PENDING, DeviceAdmission.REJECTED)) {
            device.given(REGISTERED, admitted(admission)).when(boot(NOW)).expectEvents(BOOTED);
            device.given(REGISTERED, admitted(admission), BOOTED)
                    .when(boot(NOW.plusSeconds(60)))
                    .expectNoEvents();
        }
    }

    @Test
    void a_device_that_waits_to_be_admitted_and_says_something_else_is_heard() {
        ReportTime later = ReportTime.of(null, NOW.plusSeconds(60));
        device.given(REGISTERED, admitted(DeviceAdmission.PENDING), BOOTED)
                .when(new RecordBoot("dev-1", "Vendor", "Model", "S1", "1.1", later))
                .expectEvents(
                        new DeviceBooted("dev-1", "op-1", "Vendor", "Model", "S1", "1.1", later));
    }

    @Test
    void a_status_of_the_whole_device_is_recorded() {
        device.given(REGISTERED)
                .when(status(ConnectorStatus.FAULTED, NOW))
                .expectEvents(changed(ConnectorStatus.FAULTED));
    }

    @Test
    void an_unchanged_status_appends_nothing() {
        device.given(REGISTERED, changed(ConnectorStatus.FAULTED))
                .when(status(ConnectorStatus.FAULTED, NOW.plusSeconds(9)))
                .expectNoEvents();
    }

    @Test
    void an_older_status_appends_nothing() {
        device.given(REGISTERED, changed(ConnectorStatus.FAULTED))
                .when(status(ConnectorStatus.AVAILABLE, NOW.minusSeconds(1)))
                .expectNoEvents();
    }

    @Test
    void a_device_is_admitted_rejected_and_admitted_again() {
        device.given(REGISTERED, BOOTED)
                .when(admit(DeviceAdmission.REJECTED))
                .expectEvents(admitted(DeviceAdmission.REJECTED))
                .expectResultMessagePayload(new Written("dev-1", 2));
        device.given(REGISTERED, admitted(DeviceAdmission.REJECTED))
                .when(admit(DeviceAdmission.ACCEPTED))
                .expectEvents(admitted(DeviceAdmission.ACCEPTED));
    }

    @Test
    void deciding_the_same_again_appends_nothing() {
        device.given(REGISTERED)
                .when(admit(DeviceAdmission.ACCEPTED))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("dev-1", 0));
        device.given(REGISTERED, admitted(DeviceAdmission.PENDING))
                .when(admit(DeviceAdmission.PENDING))
                .expectNoEvents()
                .expectResultMessagePayload(new Written("dev-1", 1));
    }

    @Test
    void a_status_of_firmware_is_kept_when_it_or_its_update_is_another() {
        ReportTime time = ReportTime.of(null, NOW);
        ReportTime later = ReportTime.of(null, NOW.plusSeconds(60));
        var idle = new FirmwareStatusTold("dev-1", "op-1", FirmwareStatus.IDLE, null, time);
        device.given(REGISTERED)
                .when(new RecordFirmwareStatus("dev-1", FirmwareStatus.IDLE, null, time))
                .expectEvents(idle);
        device.given(REGISTERED, idle)
                .when(new RecordFirmwareStatus("dev-1", FirmwareStatus.IDLE, null, later))
                .expectNoEvents();
        device.given(REGISTERED, idle)
                .when(new RecordFirmwareStatus("dev-1", FirmwareStatus.IDLE, 7L, later))
                .expectEvents(
                        new FirmwareStatusTold("dev-1", "op-1", FirmwareStatus.IDLE, 7L, later));
    }

    @Test
    void a_status_of_diagnostics_is_kept_when_it_is_another() {
        ReportTime time = ReportTime.of(null, NOW);
        var uploading =
                new DiagnosticsStatusTold("dev-1", "op-1", DiagnosticsStatus.UPLOADING, time);
        var repeat = new RecordDiagnosticsStatus("dev-1", DiagnosticsStatus.UPLOADING, time);
        device.given(REGISTERED).when(repeat).expectEvents(uploading);
        device.given(REGISTERED, uploading).when(repeat).expectNoEvents();
    }

    @Test
    void a_status_of_a_log_is_kept_when_it_or_its_upload_is_another() {
        ReportTime time = ReportTime.of(null, NOW);
        var uploaded = new LogStatusTold("dev-1", "op-1", LogStatus.UPLOADED, 1L, time);
        device.given(REGISTERED, uploaded)
                .when(new RecordLogStatus("dev-1", LogStatus.UPLOADED, 1L, time))
                .expectNoEvents();
        device.given(REGISTERED, uploaded)
                .when(new RecordLogStatus("dev-1", LogStatus.UPLOADED, 2L, time))
                .expectEvents(new LogStatusTold("dev-1", "op-1", LogStatus.UPLOADED, 2L, time));
    }

    @Test
    void a_security_event_is_kept_once_however_often_it_is_told() {
        device.given(REGISTERED).when(security("Tampering", 0, 0)).expectEvents(told(0));
        device.given(REGISTERED, told(0)).when(security("Tampering", 0, 90)).expectNoEvents();
        device.given(REGISTERED, told(0)).when(security("Tampering", 1, 0)).expectEvents(told(1));
    }

    @Test
    void as_many_security_events_as_are_remembered_are_known_again_and_one_more_is_not() {
        List<DeviceEvent> events = new ArrayList<>(List.of(REGISTERED));
        for (int i = 0; i < RecentSecurityEvents.REMEMBERED_MAX; i++) {
            events.add(told(i));
        }
        device.given(events).when(security("Tampering", 0, 0)).expectNoEvents();
        events.add(told(RecentSecurityEvents.REMEMBERED_MAX));
        device.given(events).when(security("Tampering", 0, 0)).expectEvents(told(0));
    }

    @Test
    void a_request_for_a_certificate_is_kept_once() {
        ReportTime time = ReportTime.of(null, NOW);
        var requested = new CertificateRequested("dev-1", "op-1", "csr", time);
        device.given(REGISTERED)
                .when(new RecordCertificateRequest("dev-1", "csr", time))
                .expectEvents(requested);
        device.given(REGISTERED, requested)
                .when(new RecordCertificateRequest("dev-1", "csr", time))
                .expectNoEvents();
    }

    private static AdmitDevice admit(DeviceAdmission admission) {
        return new AdmitDevice("dev-1", admission, NOW);
    }

    private static DeviceAdmissionChanged admitted(DeviceAdmission admission) {
        return new DeviceAdmissionChanged("dev-1", "op-1", admission, NOW);
    }

    private static RecordSecurityEvent security(String type, int second, int delaySeconds) {
        Instant at = NOW.plusSeconds(second);
        return new RecordSecurityEvent(
                "dev-1", type, "door", ReportTime.of(at, at.plusSeconds(delaySeconds)));
    }

    private static SecurityEventTold told(int second) {
        Instant at = NOW.plusSeconds(second);
        return new SecurityEventTold("dev-1", "op-1", "Tampering", "door", ReportTime.of(at, at));
    }

    @Test
    void the_time_that_a_pile_waits_for_a_plug_is_recorded() {
        device.given(REGISTERED).when(connectionTimeOut(120)).expectEvents(toldToWait(120));
        device.given(REGISTERED, toldToWait(120))
                .when(connectionTimeOut(30))
                .expectEvents(toldToWait(30));
    }

    @Test
    void an_unchanged_time_to_plug_in_appends_nothing() {
        device.given(REGISTERED, toldToWait(120)).when(connectionTimeOut(120)).expectNoEvents();
    }

    @Test
    void a_report_that_belongs_to_nothing_is_kept_once() {
        RecordUnmatched report =
                new RecordUnmatched("report-1", "dev-1", "op-1", "StopTransaction", "{}", NOW);
        ReportUnmatched kept =
                new ReportUnmatched("report-1", "dev-1", "op-1", "StopTransaction", "{}", NOW);
        new AggregateTestFixture<>(KeptReport.class)
                .givenNoPriorActivity()
                .when(report)
                .expectEvents(kept);
        new AggregateTestFixture<>(KeptReport.class).given(kept).when(report).expectNoEvents();
    }

    private static RegisterDevice register(String fingerprint) {
        return new RegisterDevice(
                "dev-1",
                "op-1",
                "site-1",
                "UTC",
                "Pile",
                List.of(SPEC),
                new Fingerprint(List.of(fingerprint)),
                NOW);
    }

    private static RecordBoot boot(Instant receivedAt) {
        return new RecordBoot(
                "dev-1", "Vendor", "Model", "S1", "1.0", ReportTime.of(null, receivedAt));
    }

    private static RecordConnectionTimeOut connectionTimeOut(int seconds) {
        return new RecordConnectionTimeOut("dev-1", seconds, NOW);
    }

    private static ConnectionTimeOutTold toldToWait(int seconds) {
        return new ConnectionTimeOutTold("dev-1", "op-1", seconds, NOW);
    }

    private static RecordDeviceStatus status(ConnectorStatus status, Instant at) {
        return new RecordDeviceStatus(
                "dev-1", status, "NoError", null, null, ReportTime.of(at, at));
    }

    private static DeviceStatusChanged changed(ConnectorStatus status) {
        return new DeviceStatusChanged(
                "dev-1", "op-1", status, "NoError", null, null, ReportTime.of(NOW, NOW));
    }
}
