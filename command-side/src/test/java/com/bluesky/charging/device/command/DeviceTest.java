package com.bluesky.charging.device.command;

import static com.bluesky.charging.device.command.Connectors.SPEC;
import static com.bluesky.charging.kernel.command.CommandSide.NOW;
import static com.bluesky.charging.kernel.command.Refusals.refusal;

import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordBoot;
import com.bluesky.charging.device.contract.DeviceCommand.RecordDeviceStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RegisterDevice;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceBooted;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.device.contract.UnmatchedReport.RecordUnmatched;
import com.bluesky.charging.device.contract.UnmatchedReportEvent.ReportUnmatched;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.kernel.Written;
import java.time.Instant;
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

    private static RecordDeviceStatus status(ConnectorStatus status, Instant at) {
        return new RecordDeviceStatus(
                "dev-1", status, "NoError", null, null, ReportTime.of(at, at));
    }

    private static DeviceStatusChanged changed(ConnectorStatus status) {
        return new DeviceStatusChanged(
                "dev-1", "op-1", status, "NoError", null, null, ReportTime.of(NOW, NOW));
    }
}
