package com.bluesky.charging.device.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static com.bluesky.charging.kernel.query.Facts.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorSpec.CurrentType;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceBooted;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRetired;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.device.contract.DeviceFilter;
import com.bluesky.charging.device.contract.DevicePage;
import com.bluesky.charging.device.contract.DeviceStatusPage;
import com.bluesky.charging.device.contract.DeviceStatusView;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
import com.bluesky.charging.device.contract.DevicesOfSites;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.device.contract.FindDevicesOfSites;
import com.bluesky.charging.device.contract.ListDeviceStatuses;
import com.bluesky.charging.device.contract.ListDevices;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which devices a filter finds, and what is told of what they did. */
class DeviceSearchTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");
    private static final PageRequest PAGE = new PageRequest(200, null);

    private final ReadModel model = ReadModel.empty();
    private final EventLog log =
            new EventLog()
                    .append("dev-1", Facts.device("op-1", "site-1", "dev-1", 1, 2))
                    .append("dev-2", Facts.device("op-1", "site-1", "dev-2", 1))
                    .append("dev-3", Facts.device("op-1", "site-2", "dev-3", 1))
                    .append("dev-4", Facts.device("op-2", "site-4", "dev-4", 1))
                    .append("con-dev-1-1", Facts.connector("op-1", "site-1", "dev-1", 1))
                    .append("con-dev-1-2", Facts.connector("op-1", "site-1", "dev-1", 2))
                    .append("con-dev-4-1", Facts.connector("op-2", "site-4", "dev-4", 1));

    @Test
    void devices_are_found_by_a_part_of_id_name_or_what_they_told() {
        log.append(
                        "dev-2",
                        new DeviceBooted(
                                "dev-2", "op-1", "Acme", "P_7%", "SN-0815", "1.0", reported(4)))
                .append(
                        "dev-3",
                        new DeviceChanged(
                                "dev-3",
                                "op-1",
                                "北门一号桩",
                                List.of(Facts.connectorSpec(1)),
                                0,
                                "f:2",
                                minute(1)));
        model.project(log);

        assertThat(withText("dev-1")).containsExactly("dev-1");
        assertThat(withText("sn-0815")).containsExactly("dev-2");
        assertThat(withText("acme")).containsExactly("dev-2");
        assertThat(withText("p_7%")).containsExactly("dev-2");
        assertThat(withText("一号")).containsExactly("dev-3");
        assertThat(withText("device dev-3")).isEmpty();
        assertThat(withText("DEVICE DEV")).containsExactly("dev-1", "dev-2");
    }

    @Test
    void devices_are_found_by_their_status_and_by_that_of_a_connector() {
        log.append("con-dev-1-2", Facts.status("op-1", "dev-1", 2, ConnectorStatus.FAULTED))
                .append("dev-3", faulted("dev-3", 5))
                .append("con-dev-4-1", Facts.status("op-2", "dev-4", 1, ConnectorStatus.FAULTED));
        model.project(log);

        assertThat(withStatus(ConnectorStatus.FAULTED)).containsExactly("dev-1", "dev-3");
        assertThat(withStatus(ConnectorStatus.CHARGING)).isEmpty();
    }

    @Test
    void devices_of_which_or_of_whose_connectors_something_changed_are_found_from_then_on() {
        log.append("con-dev-1-2", Facts.status("op-1", "dev-1", 2, ConnectorStatus.AVAILABLE));
        model.project(log);
        Instant told = EventLog.BEGINNING.plusSeconds(7);

        assertThat(since(EventLog.BEGINNING)).containsExactly("dev-1", "dev-2", "dev-3");
        assertThat(since(told)).containsExactly("dev-1");
        assertThat(since(told.plusMillis(1))).isEmpty();
        assertThat(device("dev-1").updatedAt()).isEqualTo(told);
        assertThat(device("dev-2").updatedAt()).isEqualTo(EventLog.BEGINNING.plusSeconds(1));
    }

    @Test
    void a_retired_device_is_found_and_listed_only_for_those_who_ask_for_it() {
        log.append("dev-1", new DeviceRetired("dev-1", "op-1", minute(5)));
        model.project(log);

        assertThat(device("dev-1").retiredAt()).isEqualTo(minute(5));
        assertThat(ids(DeviceFilter.IN_SERVICE)).containsExactly("dev-2", "dev-3");
        assertThat(ids(new DeviceFilter(null, null, null, true)))
                .containsExactly("dev-1", "dev-2", "dev-3");
    }

    @Test
    void what_a_connector_is_follows_the_latest_change_of_its_device() {
        log.append(
                "dev-1",
                new DeviceChanged(
                        "dev-1",
                        "op-1",
                        "Bay 12",
                        List.of(
                                new ConnectorSpec(1, "CCS_2", CurrentType.DC, 60_000),
                                Facts.connectorSpec(2)),
                        0,
                        "f:2",
                        minute(1)));
        model.project(log);

        assertThat(device("dev-1").name()).isEqualTo("Bay 12");
        assertThat(device("dev-1").connectors())
                .extracting(ConnectorView::plug, ConnectorView::maxPowerWatts)
                .containsExactly(tuple("CCS_2", 60_000), tuple("TYPE_2", 7_000));
    }

    @Test
    void filtered_devices_are_paged() {
        model.project(log);
        DeviceFilter filter = new DeviceFilter("device", null, EventLog.BEGINNING, true);
        List<String> found = new ArrayList<>();
        String after = null;
        do {
            DevicePage page =
                    model.ask(
                            new ListDevices(OWN, null, filter, new PageRequest(1, after)),
                            DevicePage.class);
            page.items().forEach(device -> found.add(device.deviceId()));
            after = page.next();
        } while (after != null);

        assertThat(found).containsExactly("dev-1", "dev-2", "dev-3");
    }

    @Test
    void the_devices_of_several_sites_are_the_oldest_in_service_of_each() {
        log.append("dev-5", Facts.device("op-1", "site-1", "dev-5", 1))
                .append("dev-2", new DeviceRetired("dev-2", "op-1", minute(5)));
        model.project(log);

        assertThat(ofSites(OWN, 2)).containsExactly("dev-1", "dev-3", "dev-5");
        assertThat(ofSites(OWN, 1)).containsExactly("dev-1", "dev-3");
        assertThat(ofSites(new Tenant("op-2", null), 9)).isEmpty();
    }

    @Test
    void what_a_device_told_of_its_status_is_listed_newest_first() {
        log.append("con-dev-1-1", Facts.status("op-1", "dev-1", 1, ConnectorStatus.AVAILABLE))
                .append("con-dev-1-1", Facts.status("op-1", "dev-1", 1, ConnectorStatus.PREPARING))
                .append("con-dev-1-2", Facts.status("op-1", "dev-1", 2, ConnectorStatus.CHARGING))
                .append("dev-1", faulted("dev-1", 5))
                .append("dev-2", faulted("dev-2", 6));
        model.project(log);

        assertThat(history(null, null, null))
                .extracting(DeviceStatusView::connectorId, DeviceStatusView::status)
                .containsExactly(
                        tuple(0, ConnectorStatus.FAULTED),
                        tuple(2, ConnectorStatus.CHARGING),
                        tuple(1, ConnectorStatus.PREPARING),
                        tuple(1, ConnectorStatus.AVAILABLE));
        assertThat(history(0, null, null).getFirst())
                .isEqualTo(
                        new DeviceStatusView(
                                0, ConnectorStatus.FAULTED, "GroundFailure", "E7", reported(5)));
        assertThat(history(1, null, null)).hasSize(2);
        assertThat(history(3, null, null)).isEmpty();
        assertThat(history(null, minute(5), null)).hasSize(1);
        assertThat(history(null, null, minute(5))).hasSize(3);
        assertThat(history(null, minute(2), minute(2).plusMillis(1))).hasSize(3);
    }

    @Test
    void what_a_device_of_another_operator_told_is_not_found() {
        model.project(log);

        assertThat(
                        model.find(
                                new ListDeviceStatuses(OWN, "dev-4", null, null, null, null, PAGE),
                                DeviceStatusPage.class))
                .isEmpty();
    }

    private static DeviceStatusChanged faulted(String deviceId, long minute) {
        return new DeviceStatusChanged(
                deviceId,
                "op-1",
                ConnectorStatus.FAULTED,
                "GroundFailure",
                null,
                "E7",
                reported(minute));
    }

    /** Read page by page, so that the pages are put to the test as well. */
    private List<DeviceStatusView> history(
            @Nullable Integer connectorId, @Nullable Instant from, @Nullable Instant to) {
        List<DeviceStatusView> found = new ArrayList<>();
        String after = null;
        do {
            DeviceStatusPage page =
                    model.find(
                                    new ListDeviceStatuses(
                                            OWN,
                                            "dev-1",
                                            connectorId,
                                            from,
                                            to,
                                            null,
                                            new PageRequest(2, after)),
                                    DeviceStatusPage.class)
                            .orElseThrow();
            found.addAll(page.items());
            after = page.next();
        } while (after != null);
        return found;
    }

    private List<String> ofSites(Tenant tenant, int ofEachMax) {
        return model
                .ask(
                        new FindDevicesOfSites(tenant, List.of("site-1", "site-2"), ofEachMax),
                        DevicesOfSites.class)
                .devices()
                .stream()
                .map(DeviceView::deviceId)
                .toList();
    }

    private List<String> withText(String text) {
        return ids(new DeviceFilter(text, null, null, false));
    }

    private List<String> withStatus(ConnectorStatus status) {
        return ids(new DeviceFilter(null, status, null, false));
    }

    private List<String> since(Instant instant) {
        return ids(new DeviceFilter(null, null, instant, false));
    }

    private List<String> ids(DeviceFilter filter) {
        return model
                .ask(new ListDevices(OWN, null, filter, PAGE), DevicePage.class)
                .items()
                .stream()
                .map(DeviceView::deviceId)
                .toList();
    }

    private DeviceView device(String deviceId) {
        return model.find(new FindDevice(OWN, deviceId), DeviceView.class).orElseThrow();
    }
}
