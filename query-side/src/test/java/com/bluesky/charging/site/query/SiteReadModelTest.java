package com.bluesky.charging.site.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static com.bluesky.charging.kernel.query.Facts.reported;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceAdmissionChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.site.contract.FindSite;
import com.bluesky.charging.site.contract.ListSites;
import com.bluesky.charging.site.contract.SiteEvent.SiteChanged;
import com.bluesky.charging.site.contract.SiteEvent.SiteRetired;
import com.bluesky.charging.site.contract.SiteFilter;
import com.bluesky.charging.site.contract.SitePage;
import com.bluesky.charging.site.contract.SiteView;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SiteReadModelTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");
    private static final String KEY = "con-dev-1-1";

    private final ReadModel model = ReadModel.empty();
    private final EventLog log =
            new EventLog()
                    .append("site-1", Facts.site("op-1", "site-1", minute(0)))
                    .append("dev-1", Facts.device("op-1", "site-1", "dev-1", 1, 2))
                    .append(KEY, Facts.connector("op-1", "site-1", "dev-1", 1))
                    .append("con-dev-1-2", Facts.connector("op-1", "site-1", "dev-1", 2));

    @Test
    void a_site_counts_its_devices_and_connectors() {
        model.project(log);

        assertThat(site())
                .isEqualTo(
                        new SiteView(
                                "site-1",
                                "op-1",
                                Facts.profile("site-1"),
                                1,
                                2,
                                2,
                                null,
                                minute(0),
                                EventLog.BEGINNING,
                                null,
                                0));
    }

    @Test
    void a_site_without_devices_has_nothing_free() {
        model.project(new EventLog().append("site-1", Facts.site("op-1", "site-1", minute(0))));

        assertThat(site().devices()).isZero();
        assertThat(site().freeConnectors()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_connector_is_free_when_its_status_allows_a_start(ConnectorStatus status) {
        log.append(KEY, Facts.status("op-1", "dev-1", 1, status));

        model.project(log);

        assertThat(site().freeConnectors()).isEqualTo(status.allowsStart() ? 2 : 1);
    }

    @Test
    void a_connector_is_not_free_while_its_device_may_not_charge() {
        log.append(
                "dev-1",
                new DeviceAdmissionChanged("dev-1", "op-1", DeviceAdmission.PENDING, minute(1)));
        assertThat(model.project(log).find(new FindSite(OWN, "site-1"), SiteView.class))
                .get()
                .extracting(SiteView::freeConnectors)
                .isEqualTo(0);

        log.append(
                "dev-1",
                new DeviceAdmissionChanged("dev-1", "op-1", DeviceAdmission.ACCEPTED, minute(2)));
        model.project(log);
        assertThat(site().freeConnectors()).isEqualTo(2);

        log.append(
                "dev-1",
                new DeviceStatusChanged(
                        "dev-1",
                        "op-1",
                        ConnectorStatus.FAULTED,
                        "GroundFailure",
                        null,
                        null,
                        reported(3)));
        model.project(log);
        assertThat(site().freeConnectors()).isZero();
        assertThat(site().connectors()).isEqualTo(2);
    }

    @Test
    void a_site_shows_what_was_told_of_it_last_and_when() {
        SiteChanged changed = Facts.siteChanged("op-1", "site-1", 0);
        log.append("site-1", changed);

        model.project(log);

        assertThat(site().profile()).isEqualTo(changed.profile());
        assertThat(site().version()).isEqualTo(1);
        assertThat(site().createdAt()).isEqualTo(minute(0));
        assertThat(site().updatedAt()).isEqualTo(EventLog.BEGINNING.plusSeconds(4));
    }

    @Test
    void a_retired_site_is_found_and_listed_only_for_those_who_ask_for_it() {
        log.append("site-1", new SiteRetired("site-1", "op-1", minute(3)));

        model.project(log);

        assertThat(site().retiredAt()).isEqualTo(minute(3));
        PageRequest page = new PageRequest(10, null);
        assertThat(model.ask(new ListSites(OWN, page), SitePage.class).items()).isEmpty();
        SiteFilter all = new SiteFilter(null, null, null, List.of(), null, null, true);
        assertThat(model.ask(new ListSites(OWN, all, page), SitePage.class).items())
                .extracting(SiteView::siteId)
                .containsExactly("site-1");
    }

    @Test
    void that_a_site_was_retired_is_a_change_of_it() {
        log.append("site-1", new SiteRetired("site-1", "op-1", minute(3)));
        model.project(log);

        Instant retired = site().updatedAt();
        assertThat(changedSince(retired)).containsExactly("site-1");
        assertThat(changedSince(retired.plusMillis(1))).isEmpty();
    }

    private List<String> changedSince(Instant instant) {
        SiteFilter since = new SiteFilter(null, null, null, List.of(), null, instant, false);
        return model
                .ask(new ListSites(OWN, since, new PageRequest(10, null)), SitePage.class)
                .items()
                .stream()
                .map(SiteView::siteId)
                .toList();
    }

    @Test
    void an_occupied_connector_is_free_again_when_its_order_releases_it() {
        log.append(KEY, new ConnectorOccupied(KEY, "op-1", "ord-1", null, null, minute(1)));
        assertThat(model.project(log).find(new FindSite(OWN, "site-1"), SiteView.class))
                .get()
                .extracting(SiteView::freeConnectors)
                .isEqualTo(1);

        log.append(KEY, new ConnectorReleased(KEY, "op-1", "ord-1", minute(2)));
        model.project(log);

        assertThat(site().freeConnectors()).isEqualTo(2);
    }

    @Test
    void a_displaced_order_does_not_free_what_is_anothers_by_now() {
        log.append(
                KEY,
                new ConnectorOccupied(KEY, "op-1", "ord-1", null, null, minute(1)),
                new ConnectorOccupied(KEY, "op-1", "ord-2", "ord-1", null, minute(2)),
                new ConnectorReleased(KEY, "op-1", "ord-1", minute(3)));

        model.project(log);

        assertThat(site().freeConnectors()).isEqualTo(1);
    }

    @Test
    void sites_are_listed_oldest_first_each_with_its_own_counts() {
        log.append("site-0", Facts.site("op-1", "site-0", minute(1)))
                .append("site-2", Facts.site("op-2", "site-2", minute(1)));

        SitePage page =
                model.project(log)
                        .ask(new ListSites(OWN, new PageRequest(10, null)), SitePage.class);

        assertThat(page.items())
                .extracting(SiteView::siteId, SiteView::connectors)
                .containsExactly(tuple("site-1", 2), tuple("site-0", 0));
        assertThat(page.next()).isNull();
    }

    private SiteView site() {
        return model.find(new FindSite(OWN, "site-1"), SiteView.class).orElseThrow();
    }
}
