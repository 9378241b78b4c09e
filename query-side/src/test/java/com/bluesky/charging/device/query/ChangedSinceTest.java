package com.bluesky.charging.device.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static com.bluesky.charging.kernel.query.Facts.reported;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRetired;
import com.bluesky.charging.device.contract.DeviceEvent.SecurityEventTold;
import com.bluesky.charging.device.contract.DeviceFilter;
import com.bluesky.charging.device.contract.DevicePage;
import com.bluesky.charging.device.contract.DeviceStatusPage;
import com.bluesky.charging.device.contract.DeviceStatusView;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.ListDeviceStatuses;
import com.bluesky.charging.device.contract.ListDevices;
import com.bluesky.charging.device.contract.ListSecurityEvents;
import com.bluesky.charging.device.contract.ListUnmatchedReports;
import com.bluesky.charging.device.contract.SecurityEventPage;
import com.bluesky.charging.device.contract.SecurityEventView;
import com.bluesky.charging.device.contract.UnmatchedReportEvent.ReportUnmatched;
import com.bluesky.charging.device.contract.UnmatchedReportPage;
import com.bluesky.charging.device.contract.UnmatchedReportView;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a device tells counts from when it was recorded, whatever its clock says. */
class ChangedSinceTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");
    private static final PageRequest PAGE = new PageRequest(200, null);

    private final ReadModel model = ReadModel.empty();
    private final EventLog log =
            new EventLog()
                    .append("dev-1", Facts.device("op-1", "site-1", "dev-1", 1))
                    .append("con-dev-1-1", Facts.connector("op-1", "site-1", "dev-1", 1));

    @Test
    void statuses_are_listed_from_when_they_were_recorded() {
        log.append("con-dev-1-1", Facts.status("op-1", "dev-1", 1, ConnectorStatus.AVAILABLE))
                .append("con-dev-1-1", Facts.status("op-1", "dev-1", 1, ConnectorStatus.CHARGING));
        model.project(log);

        assertThat(statusesSince(second(2)))
                .containsExactly(ConnectorStatus.CHARGING, ConnectorStatus.AVAILABLE);
        assertThat(statusesSince(second(3))).containsExactly(ConnectorStatus.CHARGING);
        assertThat(statusesSince(second(3).plusMillis(1))).isEmpty();
    }

    @Test
    void security_events_are_listed_from_when_they_were_recorded() {
        log.append("dev-1", security("Late", 9), security("Early", 1));
        model.project(log);

        assertThat(securityEventsSince(second(2))).containsExactly("Late", "Early");
        assertThat(securityEventsSince(second(3))).containsExactly("Early");
        assertThat(securityEventsSince(second(3).plusMillis(1))).isEmpty();
    }

    @Test
    void reports_that_belong_to_nothing_are_listed_from_when_they_were_recorded() {
        log.append("report-1", unmatched("report-1")).append("report-2", unmatched("report-2"));
        model.project(log);

        assertThat(reportsSince(second(2))).containsExactly("report-2", "report-1");
        assertThat(reportsSince(second(3))).containsExactly("report-2");
        assertThat(reportsSince(second(3).plusMillis(1))).isEmpty();
    }

    @Test
    void that_a_device_was_retired_is_a_change_of_it() {
        log.append("dev-1", new DeviceRetired("dev-1", "op-1", minute(5)));
        model.project(log);

        assertThat(devices(DeviceFilter.IN_SERVICE)).isEmpty();
        assertThat(devices(new DeviceFilter(null, null, second(2), false)))
                .containsExactly("dev-1");
        assertThat(devices(new DeviceFilter(null, null, second(2).plusMillis(1), false))).isEmpty();
    }

    /** When the event of this number was recorded. */
    private static Instant second(long event) {
        return EventLog.BEGINNING.plusSeconds(event);
    }

    private static SecurityEventTold security(String type, long minutes) {
        return new SecurityEventTold("dev-1", "op-1", type, "door", reported(minutes));
    }

    private static ReportUnmatched unmatched(String reportId) {
        return new ReportUnmatched(reportId, "dev-1", "op-1", "MeterValues", "{}", minute(0));
    }

    private List<ConnectorStatus> statusesSince(Instant since) {
        return model
                .find(
                        new ListDeviceStatuses(OWN, "dev-1", null, null, null, since, PAGE),
                        DeviceStatusPage.class)
                .orElseThrow()
                .items()
                .stream()
                .map(DeviceStatusView::status)
                .toList();
    }

    private List<String> securityEventsSince(Instant since) {
        return model
                .find(new ListSecurityEvents(OWN, "dev-1", since, PAGE), SecurityEventPage.class)
                .orElseThrow()
                .items()
                .stream()
                .map(SecurityEventView::type)
                .toList();
    }

    private List<String> reportsSince(Instant since) {
        return model
                .find(
                        new ListUnmatchedReports(OWN, "dev-1", since, PAGE),
                        UnmatchedReportPage.class)
                .orElseThrow()
                .items()
                .stream()
                .map(UnmatchedReportView::reportId)
                .toList();
    }

    private List<String> devices(DeviceFilter filter) {
        return model
                .ask(new ListDevices(OWN, null, filter, PAGE), DevicePage.class)
                .items()
                .stream()
                .map(DeviceView::deviceId)
                .toList();
    }
}
