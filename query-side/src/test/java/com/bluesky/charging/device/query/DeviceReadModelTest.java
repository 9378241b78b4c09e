package com.bluesky.charging.device.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static com.bluesky.charging.kernel.query.Facts.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusDoubted;
import com.bluesky.charging.device.contract.ConnectorSpec.CurrentType;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceEvent.CertificateRequested;
import com.bluesky.charging.device.contract.DeviceEvent.ConnectionTimeOutTold;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceAdmissionChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceBooted;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DiagnosticsStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.FirmwareStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.LogStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.SecurityEventTold;
import com.bluesky.charging.device.contract.DevicePage;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
import com.bluesky.charging.device.contract.DiagnosticsStatus;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.device.contract.FirmwareStatus;
import com.bluesky.charging.device.contract.ListDevices;
import com.bluesky.charging.device.contract.ListSecurityEvents;
import com.bluesky.charging.device.contract.ListUnmatchedReports;
import com.bluesky.charging.device.contract.LogStatus;
import com.bluesky.charging.device.contract.SecurityEventPage;
import com.bluesky.charging.device.contract.SecurityEventView;
import com.bluesky.charging.device.contract.UnmatchedReportEvent.ReportUnmatched;
import com.bluesky.charging.device.contract.UnmatchedReportPage;
import com.bluesky.charging.device.contract.UnmatchedReportView;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.OrderFacts;
import com.bluesky.charging.kernel.query.ReadModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeviceReadModelTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");
    private static final String KEY = "con-dev-1-1";

    private final ReadModel model = ReadModel.empty();
    private final EventLog log =
            new EventLog().append("dev-1", Facts.device("op-1", "site-1", "dev-1", 1, 2));

    @Test
    void a_new_device_shows_its_connectors_before_they_were_added() {
        model.project(log);

        DeviceView device = device();
        assertThat(device.status()).isEqualTo(ConnectorStatus.UNKNOWN);
        assertThat(device.version()).isZero();
        assertThat(device.connectors())
                .containsExactly(notAdded(KEY, 1), notAdded("con-dev-1-2", 2));
    }

    @Test
    void a_device_shows_what_it_told_when_it_started() {
        log.append(
                "dev-1",
                new DeviceBooted("dev-1", "op-1", "Acme", "P7", "SN1", "1.0", reported(4)),
                new DeviceStatusChanged(
                        "dev-1",
                        "op-1",
                        ConnectorStatus.FAULTED,
                        "GroundFailure",
                        null,
                        null,
                        reported(5)),
                new ConnectionTimeOutTold("dev-1", "op-1", 120, minute(6)));

        model.project(log);

        DeviceView device = device();
        assertThat(device.connectionTimeOutSeconds()).isEqualTo(120);
        assertThat(device.vendor()).isEqualTo("Acme");
        assertThat(device.model()).isEqualTo("P7");
        assertThat(device.serialNumber()).isEqualTo("SN1");
        assertThat(device.firmwareVersion()).isEqualTo("1.0");
        assertThat(device.bootedAt()).isEqualTo(minute(4));
        assertThat(device.status()).isEqualTo(ConnectorStatus.FAULTED);
        assertThat(device.errorCode()).isEqualTo("GroundFailure");
        assertThat(device.version()).isEqualTo(3);
    }

    @Test
    void a_device_shows_whether_it_is_admitted_and_how_far_its_transfers_are() {
        model.project(log);
        assertThat(device().admission()).isEqualTo(DeviceAdmission.ACCEPTED);
        assertThat(device().firmwareStatus()).isNull();

        log.append(
                "dev-1",
                new DeviceAdmissionChanged("dev-1", "op-1", DeviceAdmission.REJECTED, minute(1)),
                new FirmwareStatusTold(
                        "dev-1", "op-1", FirmwareStatus.INSTALLING, null, reported(2)),
                new DiagnosticsStatusTold("dev-1", "op-1", DiagnosticsStatus.UPLOADED, reported(3)),
                new LogStatusTold("dev-1", "op-1", LogStatus.UPLOAD_FAILURE, 7L, reported(4)),
                new CertificateRequested("dev-1", "op-1", "csr", reported(5)));
        model.project(log);

        DeviceView device = device();
        assertThat(device.admission()).isEqualTo(DeviceAdmission.REJECTED);
        assertThat(device.firmwareStatus()).isEqualTo(FirmwareStatus.INSTALLING);
        assertThat(device.diagnosticsStatus()).isEqualTo(DiagnosticsStatus.UPLOADED);
        assertThat(device.logStatus()).isEqualTo(LogStatus.UPLOAD_FAILURE);
        assertThat(device.version()).isEqualTo(5);
    }

    @Test
    void security_events_are_listed_newest_first_page_by_page() {
        log.append("dev-1", security("First", 1), security("Second", 3), security("Between", 2))
                .append("dev-2", Facts.device("op-1", "site-1", "dev-2", 1))
                .append(
                        "dev-2",
                        new SecurityEventTold("dev-2", "op-1", "Other", null, reported(9)));
        model.project(log);

        SecurityEventPage first = securityEvents(null);
        assertThat(first.items())
                .extracting(SecurityEventView::type)
                .containsExactly("Second", "Between");
        assertThat(first.items().getFirst().time()).isEqualTo(reported(3));
        SecurityEventPage last = securityEvents(first.next());
        assertThat(last.items()).extracting(SecurityEventView::type).containsExactly("First");
        assertThat(last.next()).isNull();
    }

    @Test
    void reports_that_belong_to_nothing_are_listed_newest_first_page_by_page() {
        log.append("report-1", unmatched("report-1", "dev-1", 1))
                .append("report-2", unmatched("report-2", "dev-1", 2))
                .append("report-3", unmatched("report-3", "dev-1", 3))
                .append("report-4", unmatched("report-4", "dev-2", 4));
        model.project(log);

        UnmatchedReportPage first = unmatchedReports(null);
        assertThat(first.items())
                .containsExactly(
                        new UnmatchedReportView("report-3", "MeterValues", "{}", minute(3)),
                        new UnmatchedReportView("report-2", "MeterValues", "{}", minute(2)));
        assertThat(unmatchedReports(first.next()).items())
                .extracting(UnmatchedReportView::reportId)
                .containsExactly("report-1");
    }

    private static SecurityEventTold security(String type, long minutes) {
        return new SecurityEventTold("dev-1", "op-1", type, "door", reported(minutes));
    }

    private static ReportUnmatched unmatched(String reportId, String deviceId, long minutes) {
        return new ReportUnmatched(
                reportId, deviceId, "op-1", "MeterValues", "{}", minute(minutes));
    }

    private SecurityEventPage securityEvents(@Nullable String after) {
        return model.find(
                        new ListSecurityEvents(OWN, "dev-1", null, new PageRequest(2, after)),
                        SecurityEventPage.class)
                .orElseThrow();
    }

    private UnmatchedReportPage unmatchedReports(@Nullable String after) {
        return model.find(
                        new ListUnmatchedReports(OWN, "dev-1", null, new PageRequest(2, after)),
                        UnmatchedReportPage.class)
                .orElseThrow();
    }

    @Test
    void a_connector_shows_its_status_its_order_and_its_tariff() {
        log.append(
                KEY,
                Facts.connector("op-1", "site-1", "dev-1", 1),
                new ConnectorPriced(KEY, "op-1", OrderFacts.tariff(), 17, minute(1)),
                Facts.status("op-1", "dev-1", 1, ConnectorStatus.PREPARING),
                new ConnectorStatusDoubted(
                        KEY, "op-1", ConnectorStatus.FAULTED, "NoError", reported(1), "older"),
                new ConnectorOccupied(KEY, "op-1", "ord-1", null, null, minute(3)));

        model.project(log);

        assertThat(device().connectors().getFirst())
                .isEqualTo(
                        new ConnectorView(
                                KEY,
                                1,
                                "TYPE_2",
                                CurrentType.AC,
                                7_000,
                                ConnectorStatus.PREPARING,
                                "NoError",
                                minute(2),
                                "ord-1",
                                OrderFacts.tariff(),
                                4));
    }

    @Test
    void a_connector_on_which_no_price_plan_holds_any_more_has_no_tariff() {
        log.append(
                KEY,
                Facts.connector("op-1", "site-1", "dev-1", 1),
                new ConnectorPriced(KEY, "op-1", OrderFacts.tariff(), 17, minute(1)),
                new ConnectorPriced(KEY, "op-1", null, 18, minute(2)));

        model.project(log);

        assertThat(device().connectors().getFirst().tariff()).isNull();
    }

    @Test
    void only_the_occupant_frees_a_connector() {
        log.append(
                KEY,
                Facts.connector("op-1", "site-1", "dev-1", 1),
                new ConnectorOccupied(KEY, "op-1", "ord-2", "ord-1", null, minute(3)),
                new ConnectorReleased(KEY, "op-1", "ord-1", minute(4)));
        model.project(log);
        assertThat(occupant()).isEqualTo("ord-2");

        log.append(KEY, new ConnectorReleased(KEY, "op-1", "ord-2", minute(5)));
        model.project(log);

        assertThat(occupant()).isNull();
    }

    @Test
    void devices_are_listed_by_site_with_the_connectors_of_each() {
        log.append("dev-2", Facts.device("op-1", "site-2", "dev-2", 1))
                .append("con-dev-2-1", Facts.connector("op-1", "site-2", "dev-2", 1))
                .append("dev-3", Facts.device("op-1", "site-1", "dev-3", 1));
        model.project(log);

        DevicePage ofSite =
                model.ask(
                        new ListDevices(OWN, "site-1", new PageRequest(10, null)),
                        DevicePage.class);
        DevicePage all =
                model.ask(new ListDevices(OWN, null, new PageRequest(10, null)), DevicePage.class);

        assertThat(ofSite.items())
                .extracting(DeviceView::deviceId)
                .containsExactly("dev-1", "dev-3");
        assertThat(all.items()).hasSize(3);
        assertThat(all.items().get(1).connectors())
                .extracting(ConnectorView::connectorKey, ConnectorView::version)
                .containsExactly(tuple("con-dev-2-1", 0L));
    }

    private static ConnectorView notAdded(String key, int connectorId) {
        return new ConnectorView(
                key,
                connectorId,
                "TYPE_2",
                CurrentType.AC,
                7_000,
                ConnectorStatus.UNKNOWN,
                null,
                null,
                null,
                null,
                -1);
    }

    private DeviceView device() {
        return model.find(new FindDevice(OWN, "dev-1"), DeviceView.class).orElseThrow();
    }

    private @Nullable String occupant() {
        return device().connectors().getFirst().orderId();
    }
}
