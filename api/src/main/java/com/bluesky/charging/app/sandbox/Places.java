package com.bluesky.charging.app.sandbox;

import static com.bluesky.charging.app.sandbox.Names.id;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import com.bluesky.charging.app.sandbox.Place.Plan;
import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.price.contract.TariffComponent.Kind;
import com.bluesky.charging.price.contract.TariffComponent.Unit;
import com.bluesky.charging.site.contract.Amenity;
import com.bluesky.charging.site.contract.OpeningHours;
import com.bluesky.charging.site.contract.OpeningSpan;
import com.bluesky.charging.site.contract.Picture;
import com.bluesky.charging.site.contract.SiteProfile;
import com.bluesky.charging.site.contract.WeeklyOpening;
import java.time.DayOfWeek;
import java.util.List;

/** The sites of the sandbox, in three time zones, each with prices as they are usual there. */
final class Places {

    private static final List<DayOfWeek> WORKDAYS =
            List.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);

    private static final List<DayOfWeek> WEEKEND = List.of(SATURDAY, SUNDAY);

    /** In yuan; a charge of a day or two at the prices below. */
    private static final long HOLD_MINOR = 5_000;

    /** Dear in the morning and in the evening, cheap at night, with a fee on top. */
    static final Place SHANGHAI =
            new Place(
                    id("site", "site"),
                    new SiteProfile(
                            "Sandbox site",
                            "1 Century Avenue, Shanghai",
                            31.2397,
                            121.4998,
                            "Asia/Shanghai",
                            "Underground, with a roof over every bay.",
                            "Level B2, behind the lifts",
                            "+862155550100",
                            List.of(Amenity.RESTROOM, Amenity.CAFE, Amenity.SHELTER),
                            new OpeningHours(true, List.of(), List.of()),
                            List.of(picture("shanghai", "The entrance"))),
                    new Plan(
                            id("plan", "plan"),
                            "Sandbox time of use",
                            List.of(
                                    energy("00:00", "08:00", "0.3500"),
                                    energy("08:00", "12:00", "1.2050"),
                                    energy("12:00", "17:00", "0.7000"),
                                    energy("17:00", "22:00", "1.2050"),
                                    energy("22:00", "24:00", "0.3500"),
                                    service("0.4000")),
                            HOLD_MINOR));

    /** Dear on workdays, with something for the start; the clock is put forward and back. */
    static final Place BERLIN =
            new Place(
                    id("site", "Berlin"),
                    new SiteProfile(
                            "Sandbox Berlin",
                            "Alexanderplatz 7, Berlin",
                            52.5219,
                            13.4132,
                            "Europe/Berlin",
                            "In the yard of a department store.",
                            null,
                            "+493023125010",
                            List.of(Amenity.SHOP, Amenity.WIFI, Amenity.ACCESSIBLE_BAYS),
                            new OpeningHours(
                                    false,
                                    List.of(
                                            open(WORKDAYS, "06:00", "24:00"),
                                            open(WEEKEND, "08:00", "22:00")),
                                    List.of()),
                            List.of(picture("berlin", "The yard"))),
                    new Plan(
                            id("plan", "Berlin"),
                            "Sandbox workdays and weekends",
                            List.of(
                                    energy(WORKDAYS, "00:00", "06:00", "1.9000"),
                                    energy(WORKDAYS, "06:00", "20:00", "2.9500"),
                                    energy(WORKDAYS, "20:00", "24:00", "1.9000"),
                                    energy(WEEKEND, "00:00", "24:00", "1.6500"),
                                    flat("2.00")),
                            HOLD_MINOR));

    /** Dear in the afternoon of workdays, the same at any other time. */
    static final Place NEW_YORK =
            new Place(
                    id("site", "New York"),
                    new SiteProfile(
                            "Sandbox New York",
                            "20 Hudson Yards, New York",
                            40.7539,
                            -74.0021,
                            "America/New_York",
                            "Fast chargers at the western exit.",
                            null,
                            "+12125550110",
                            List.of(Amenity.RESTAURANT, Amenity.TRUCK_BAYS, Amenity.STAFF),
                            new OpeningHours(true, List.of(), List.of()),
                            List.of(picture("new-york", "The chargers"))),
                    new Plan(
                            id("plan", "New York"),
                            "Sandbox afternoon peak",
                            List.of(
                                    energy(WORKDAYS, "00:00", "16:00", "2.2000"),
                                    energy(WORKDAYS, "16:00", "21:00", "3.4000"),
                                    energy(WORKDAYS, "21:00", "24:00", "2.2000"),
                                    energy(WEEKEND, "00:00", "24:00", "2.2000"),
                                    service("0.2500")),
                            HOLD_MINOR));

    /** The neighbour's, 700 metres from the sandbox's own in Berlin, in euros. */
    static final Place COURTYARD =
            new Place(
                    id("site", "courtyard"),
                    SiteProfile.bare(
                            "Neighbour's courtyard",
                            "Rosenthaler Straße 40, Berlin",
                            52.5246,
                            13.4020,
                            "Europe/Berlin"),
                    new Plan(
                            id("plan", "courtyard"),
                            "Neighbour's one price",
                            List.of(energy("00:00", "24:00", "0.4900")),
                            3_000));

    private Places() {}

    private static WeeklyOpening open(List<DayOfWeek> days, String from, String to) {
        return new WeeklyOpening(days, new OpeningSpan(from, to));
    }

    /** At a domain that is nobody's (RFC 2606 §3), so there is nothing to see. */
    private static Picture picture(String name, String caption) {
        return new Picture("https://example.com/sandbox/" + name + ".jpg", caption);
    }

    private static TariffComponent energy(String from, String to, String price) {
        return energy(List.of(), from, to, price);
    }

    private static TariffComponent energy(
            List<DayOfWeek> days, String from, String to, String price) {
        return new TariffComponent(Kind.ENERGY, days, from, to, price, Unit.KWH);
    }

    private static TariffComponent service(String price) {
        return new TariffComponent(Kind.SERVICE, List.of(), null, null, price, Unit.KWH);
    }

    private static TariffComponent flat(String price) {
        return new TariffComponent(Kind.FLAT, List.of(), null, null, price, Unit.ORDER);
    }
}
