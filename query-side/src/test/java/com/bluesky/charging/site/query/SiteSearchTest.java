package com.bluesky.charging.site.query;

import static com.bluesky.charging.kernel.query.Facts.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorAdded;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorSpec.CurrentType;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.EventLog;
import com.bluesky.charging.kernel.query.Facts;
import com.bluesky.charging.kernel.query.ReadModel;
import com.bluesky.charging.site.contract.Amenity;
import com.bluesky.charging.site.contract.ExceptionalDay;
import com.bluesky.charging.site.contract.ListSites;
import com.bluesky.charging.site.contract.OpeningHours;
import com.bluesky.charging.site.contract.OpeningSpan;
import com.bluesky.charging.site.contract.SiteEvent.SiteCreated;
import com.bluesky.charging.site.contract.SiteFilter;
import com.bluesky.charging.site.contract.SiteFilter.Near;
import com.bluesky.charging.site.contract.SiteFilter.WantedConnector;
import com.bluesky.charging.site.contract.SitePage;
import com.bluesky.charging.site.contract.SiteProfile;
import com.bluesky.charging.site.contract.SiteView;
import com.bluesky.charging.site.contract.WeeklyOpening;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which sites a filter finds, and in which order. */
class SiteSearchTest {

    private static final Tenant OWN = new Tenant("op-1", "cust-1");
    private static final PageRequest PAGE = new PageRequest(200, null);
    private static final List<String> ZONES =
            List.of("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Chatham");

    private final ReadModel model = ReadModel.empty();
    private final EventLog log = new EventLog();

    @Test
    void sites_are_found_by_a_part_of_name_or_address_in_any_language() {
        log.append("site-1", created("site-1", profile("人民广场充电站", "上海市黄浦区西藏中路")))
                .append("site-2", created("site-2", profile("Café Zürich 100%", "Main_Street 5")))
                .append("site-3", created("site-3", profile("Harbour", "Main Street 5")))
                .append(
                        "site-4",
                        new SiteCreated("site-4", "op-2", profile("Harbour", "x"), "f", minute(0)));
        model.project(log);

        assertThat(withText("人民")).containsExactly("site-1");
        assertThat(withText("黄浦")).containsExactly("site-1");
        assertThat(withText("ZÜRICH")).containsExactly("site-2");
        assertThat(withText("ｚüｒich")).containsExactly("site-2");
        assertThat(withText("street 5")).containsExactly("site-2", "site-3");
        assertThat(withText("harbour")).containsExactly("site-3");
        assertThat(withText("nowhere")).isEmpty();
    }

    @Test
    void what_has_a_meaning_in_a_pattern_is_looked_for_as_it_stands() {
        log.append("site-1", created("site-1", profile("100% green", "Main_Street")))
                .append("site-2", created("site-2", profile("1000 green", "MainXStreet")))
                .append("site-3", created("site-3", profile("back\\slash", "x")));
        model.project(log);

        assertThat(withText("100%")).containsExactly("site-1");
        assertThat(withText("main_s")).containsExactly("site-1");
        assertThat(withText("k\\s")).containsExactly("site-3");
        assertThat(withText("'; drop table sites; --")).isEmpty();
    }

    @Test
    void sites_are_found_by_what_is_there() {
        log.append("site-1", created("site-1", with(List.of(Amenity.WIFI, Amenity.CAFE), null)))
                .append("site-2", created("site-2", with(List.of(Amenity.WIFI), null)))
                .append("site-3", created("site-3", with(List.of(), null)));
        model.project(log);

        assertThat(ids(filter(List.of(Amenity.WIFI)))).containsExactly("site-1", "site-2");
        assertThat(ids(filter(List.of(Amenity.CAFE, Amenity.WIFI)))).containsExactly("site-1");
        assertThat(ids(filter(List.of(Amenity.HOTEL)))).isEmpty();
    }

    @Test
    void what_is_asked_of_a_connector_one_connector_has_to_meet() {
        device("site-1", "dev-1", new ConnectorSpec(1, "CCS_2", CurrentType.DC, 60_000));
        device("site-2", "dev-2", new ConnectorSpec(1, "TYPE_2", CurrentType.AC, 22_000));
        device(
                "site-3",
                "dev-3",
                new ConnectorSpec(1, "CCS_2", CurrentType.DC, 120_000),
                new ConnectorSpec(2, "TYPE_2", CurrentType.AC, 22_000));
        log.append("site-4", created("site-4", profile("Without devices", "x")));
        log.append(
                "con-dev-3-1",
                new ConnectorOccupied("con-dev-3-1", "op-1", "ord-1", null, null, minute(1)));
        model.project(log);

        assertThat(ids(wanting(true, null, 0))).containsExactly("site-1", "site-2", "site-3");
        assertThat(ids(wanting(false, "CCS_2", 0))).containsExactly("site-1", "site-3");
        assertThat(ids(wanting(true, "CCS_2", 0))).containsExactly("site-1");
        assertThat(ids(wanting(false, null, 60_000))).containsExactly("site-1", "site-3");
        assertThat(ids(wanting(false, null, 60_001))).containsExactly("site-3");
        assertThat(ids(wanting(true, null, 60_001))).isEmpty();
        assertThat(ids(wanting(false, "TYPE_2", 60_000))).isEmpty();
    }

    @Test
    void a_connector_that_cannot_be_started_is_not_free() {
        device("site-1", "dev-1", new ConnectorSpec(1, "CCS_2", CurrentType.DC, 60_000));
        log.append("con-dev-1-1", Facts.status("op-1", "dev-1", 1, ConnectorStatus.FAULTED));
        model.project(log);

        assertThat(ids(wanting(true, null, 0))).isEmpty();
        assertThat(ids(wanting(false, "CCS_2", 0))).containsExactly("site-1");
    }

    @Test
    void sites_that_changed_since_an_instant_are_found_from_that_instant_on() {
        log.append("site-1", Facts.site("op-1", "site-1", minute(0)))
                .append("site-2", Facts.site("op-1", "site-2", minute(0)))
                .append("site-1", Facts.siteChanged("op-1", "site-1", 0));
        model.project(log);
        Instant changed = EventLog.BEGINNING.plusSeconds(2);

        assertThat(ids(since(EventLog.BEGINNING))).containsExactly("site-1", "site-2");
        assertThat(ids(since(changed))).containsExactly("site-1");
        assertThat(ids(since(changed.plusMillis(1)))).isEmpty();
    }

    /** The clock on the wall of each site decides; compared with what the hours themselves say. */
    @Test
    void sites_that_are_open_are_found_at_any_instant() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<SiteProfile> profiles = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            profiles.add(in(ZONES.get(random.nextInt(4)), List.of(), hours(random)));
            log.append(id(i), created(id(i), profiles.get(i)));
        }
        model.project(log);

        for (int i = 0; i < 100; i++) {
            Instant instant = minute(random.nextInt(60 * 24 * 14));
            List<String> open =
                    IntStream.range(0, profiles.size())
                            .filter(site -> isOpen(profiles.get(site), instant))
                            .mapToObj(SiteSearchTest::id)
                            .toList();
            SiteFilter filter = new SiteFilter(null, null, instant, List.of(), null, null, false);
            assertThat(ids(filter)).as("seed %d at %s", seed, instant).isEqualTo(open);
        }
    }

    @Test
    void nothing_is_open_at_an_operator_without_sites() {
        SiteFilter filter = new SiteFilter(null, null, minute(0), List.of(), null, null, false);

        assertThat(ids(filter)).isEmpty();
    }

    /** Compared with all distances worked out one by one, on random points of the whole earth. */
    @Test
    void sites_near_a_point_come_nearest_first_page_by_page() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            places.add(place(id(i), random));
            log.append(id(i), created(id(i), places.get(i).profile()));
        }
        model.project(log);

        for (int i = 0; i < 60; i++) {
            Place from = place("here", random);
            int radius = i % 2 == 0 ? Near.RADIUS_MAX_METERS : 1 + random.nextInt(400_000);
            Near near = new Near(from.latitude(), from.longitude(), radius);
            List<Place> expected =
                    places.stream()
                            .filter(each -> each.metersTo(from) <= radius)
                            .sorted(
                                    Comparator.comparingDouble((Place each) -> each.chordTo(from))
                                            .thenComparing(Place::siteId))
                            .toList();

            List<SiteView> found = pages(near, 1 + random.nextInt(7));

            assertThat(found)
                    .as("seed %d around %s", seed, near)
                    .extracting(SiteView::siteId)
                    .isEqualTo(expected.stream().map(Place::siteId).toList());
            for (int at = 0; at < found.size(); at++) {
                assertThat(Objects.requireNonNull(found.get(at).distanceMeters()).doubleValue())
                        .as("seed %d", seed)
                        .isCloseTo(expected.get(at).metersTo(from), within(1.0));
            }
        }
    }

    @Test
    void the_date_line_and_the_poles_are_no_borders() {
        log.append("site-1", created("site-1", at(0, 179.999)))
                .append("site-2", created("site-2", at(0, -179.999)))
                .append("site-3", created("site-3", at(89.999, 0)))
                .append("site-4", created("site-4", at(89.999, 180)))
                .append("site-5", created("site-5", at(-90, 12)));
        model.project(log);

        assertThat(idsNear(new Near(0, 180, 1_000))).containsExactly("site-1", "site-2");
        assertThat(idsNear(new Near(90, -33, 1_000))).containsExactly("site-3", "site-4");
        assertThat(idsNear(new Near(-90, 180, 1))).containsExactly("site-5");
    }

    @Test
    void a_site_at_the_very_edge_is_near_and_one_beyond_is_not() {
        // A degree of latitude is 111,195.08 m on this sphere.
        log.append("site-1", created("site-1", at(1, 0)));
        model.project(log);

        assertThat(idsNear(new Near(0, 0, 111_196))).containsExactly("site-1");
        assertThat(idsNear(new Near(0, 0, 111_195))).isEmpty();
    }

    @Test
    void sites_at_one_place_are_paged_by_their_ids() {
        for (int i = 0; i < 7; i++) {
            log.append(id(i), created(id(i), at(31.2, 121.5)));
        }
        model.project(log);

        assertThat(pages(new Near(31.2, 121.5, 10), 2))
                .extracting(SiteView::siteId)
                .containsExactlyElementsOf(
                        IntStream.range(0, 7).mapToObj(SiteSearchTest::id).toList());
    }

    @Test
    void all_filters_hold_at_once_with_and_without_a_point() {
        device("site-1", "dev-1", new ConnectorSpec(1, "CCS_2", CurrentType.DC, 60_000));
        log.append("site-1", Facts.siteChanged("op-1", "site-1", 0));
        model.project(log);
        Near near = new Near(31.2, 121.5, 10);
        // A Monday at ten o'clock in Shanghai.
        Instant monday = Instant.parse("2026-03-02T02:00:00Z");
        WantedConnector connector = new WantedConnector(true, "CCS_2", 60_000);

        for (Near point : Arrays.asList(near, null)) {
            SiteFilter all =
                    new SiteFilter(
                            "site site-1",
                            point,
                            monday,
                            List.of(Amenity.WIFI),
                            connector,
                            EventLog.BEGINNING,
                            true);
            assertThat(ids(all)).containsExactly("site-1");
            assertThat(
                            model.ask(
                                            new ListSites(new Tenant("op-2", null), all, PAGE),
                                            SitePage.class)
                                    .items())
                    .isEmpty();
        }
    }

    private List<SiteView> pages(Near near, int limit) {
        SiteFilter filter = new SiteFilter(null, near, null, List.of(), null, null, false);
        List<SiteView> found = new ArrayList<>();
        String after = null;
        do {
            SitePage page =
                    model.ask(
                            new ListSites(OWN, filter, new PageRequest(limit, after)),
                            SitePage.class);
            found.addAll(page.items());
            after = page.next();
        } while (after != null);
        return found;
    }

    private List<String> withText(String text) {
        return ids(new SiteFilter(text, null, null, List.of(), null, null, false));
    }

    private List<String> idsNear(Near near) {
        return ids(new SiteFilter(null, near, null, List.of(), null, null, false));
    }

    private List<String> ids(SiteFilter filter) {
        return model.ask(new ListSites(OWN, filter, PAGE), SitePage.class).items().stream()
                .map(SiteView::siteId)
                .toList();
    }

    private static SiteFilter filter(List<Amenity> amenities) {
        return new SiteFilter(null, null, null, amenities, null, null, false);
    }

    private static SiteFilter wanting(boolean free, @Nullable String plug, int minPowerWatts) {
        WantedConnector connector = new WantedConnector(free, plug, minPowerWatts);
        return new SiteFilter(null, null, null, List.of(), connector, null, false);
    }

    private static SiteFilter since(Instant instant) {
        return new SiteFilter(null, null, null, List.of(), null, instant, false);
    }

    private void device(String siteId, String deviceId, ConnectorSpec... specs) {
        log.append(siteId, Facts.site("op-1", siteId, minute(0)))
                .append(
                        deviceId,
                        new DeviceRegistered(
                                deviceId,
                                "op-1",
                                siteId,
                                Facts.ZONE,
                                "Device",
                                List.of(specs),
                                "f:1",
                                minute(0)));
        for (ConnectorSpec spec : specs) {
            String key = "con-" + deviceId + "-" + spec.connectorId();
            log.append(
                    key,
                    new ConnectorAdded(key, deviceId, "op-1", siteId, Facts.ZONE, spec, minute(0)));
        }
    }

    private static String id(int number) {
        return "site-%03d".formatted(number);
    }

    private static SiteCreated created(String siteId, SiteProfile profile) {
        return new SiteCreated(siteId, "op-1", profile, "f:1", minute(0));
    }

    private static SiteProfile profile(String name, String address) {
        return SiteProfile.bare(name, address, 31.2, 121.5, Facts.ZONE);
    }

    private static SiteProfile at(double latitude, double longitude) {
        return SiteProfile.bare("Site", "Road", latitude, longitude, "UTC");
    }

    private static SiteProfile with(List<Amenity> amenities, @Nullable OpeningHours hours) {
        return in(Facts.ZONE, amenities, hours);
    }

    private static SiteProfile in(
            String zone, List<Amenity> amenities, @Nullable OpeningHours hours) {
        return new SiteProfile(
                "Site", "Road", 31.2, 121.5, zone, null, null, null, amenities, hours, List.of());
    }

    private static boolean isOpen(SiteProfile profile, Instant instant) {
        OpeningHours hours = profile.openingHours();
        return hours != null && hours.isOpenAt(instant, ZoneId.of(profile.zone()));
    }

    /** Hours of some days and some dates of the fortnight that the test looks at, or none. */
    private static @Nullable OpeningHours hours(Random random) {
        if (random.nextInt(8) == 0) {
            return null;
        }
        boolean always = random.nextInt(6) == 0;
        List<WeeklyOpening> weekly = new ArrayList<>();
        for (int i = random.nextInt(4); !always && i > 0; i--) {
            List<DayOfWeek> days =
                    random.nextInt(3) == 0
                            ? List.of()
                            : List.of(DayOfWeek.of(1 + random.nextInt(7)));
            weekly.add(new WeeklyOpening(days, span(random)));
        }
        List<ExceptionalDay> exceptions = new ArrayList<>();
        LocalDate date = LocalDate.parse("2026-03-01");
        for (int i = random.nextInt(3); i > 0; i--) {
            date = date.plusDays(1 + random.nextInt(5));
            List<OpeningSpan> spans = random.nextBoolean() ? List.of() : List.of(span(random));
            exceptions.add(new ExceptionalDay(date.toString(), spans));
        }
        return new OpeningHours(always, weekly, exceptions);
    }

    private static OpeningSpan span(Random random) {
        int from = random.nextInt(23);
        int to = from + 1 + random.nextInt(24 - from);
        return new OpeningSpan(
                from == 0 ? null : "%02d:%02d".formatted(from, random.nextInt(60)),
                to == 24 ? null : "%02d:59".formatted(to));
    }

    /** Half of all places are close to one of a few, so that circles hold some. */
    private static Place place(String siteId, Random random) {
        double[][] towns = {{31.2, 121.5}, {52.5, 13.4}, {-16.8, 179.95}, {89.9, 0}, {-89.9, 70}};
        if (random.nextBoolean()) {
            double latitude = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
            return new Place(siteId, latitude, 360 * random.nextDouble() - 180);
        }
        double[] town = towns[random.nextInt(towns.length)];
        double latitude = Math.clamp(town[0] + random.nextGaussian(), -90, 90);
        double longitude = town[1] + random.nextGaussian();
        return new Place(siteId, latitude, longitude > 180 ? longitude - 360 : longitude);
    }

    private record Place(String siteId, double latitude, double longitude) {

        SiteProfile profile() {
            return at(latitude, longitude);
        }

        double chordTo(Place other) {
            return UnitVector.of(latitude, longitude)
                    .squaredChordTo(UnitVector.of(other.latitude, other.longitude));
        }

        /** By the haversine formula, which has nothing in common with what is tested. */
        double metersTo(Place other) {
            double phi = Math.toRadians(other.latitude - latitude);
            double lambda = Math.toRadians(other.longitude - longitude);
            double h =
                    Math.pow(Math.sin(phi / 2), 2)
                            + Math.cos(Math.toRadians(latitude))
                                    * Math.cos(Math.toRadians(other.latitude))
                                    * Math.pow(Math.sin(lambda / 2), 2);
            return 2 * UnitVector.EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
        }
    }
}
