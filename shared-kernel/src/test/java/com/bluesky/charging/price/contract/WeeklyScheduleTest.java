package com.bluesky.charging.price.contract;

import static com.bluesky.charging.price.contract.Tariffs.energy;
import static com.bluesky.charging.price.contract.Tariffs.flat;
import static com.bluesky.charging.price.contract.Tariffs.service;
import static com.bluesky.charging.price.contract.Tariffs.tariff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bluesky.charging.price.contract.PricedPeriod.Prices;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeeklyScheduleTest {

    private static final List<TariffComponent> DAY_AND_NIGHT =
            List.of(
                    energy("00:00", "06:00", "0.20"),
                    energy("06:00", "22:00", "0.40"),
                    energy("22:00", "24:00", "0.20"));

    @Test
    void equal_tariffs_have_one_schedule_and_what_is_none_is_refused_each_time() {
        assertThat(WeeklySchedule.of(ofPrice("0.70"))).isSameAs(WeeklySchedule.of(ofPrice("0.70")));
        assertThat(WeeklySchedule.of(ofPrice("0.70")))
                .isNotSameAs(WeeklySchedule.of(ofPrice("0.71")));
        for (int i = 0; i < 2; i++) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> WeeklySchedule.of(tariff("UTC", List.of())));
        }
    }

    private static Tariff ofPrice(String price) {
        return tariff("UTC", List.of(energy("00:00", "24:00", price)));
    }

    @Test
    void a_span_within_one_price_is_one_period() {
        assertThat(periods("UTC", "2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z"))
                .containsExactly(period("2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z", "0.40"));
    }

    @Test
    void a_span_is_cut_where_the_price_changes_and_not_at_midnight() {
        assertThat(periods("Asia/Shanghai", "2026-03-02T13:00:00Z", "2026-03-02T23:00:00Z"))
                .containsExactly(
                        period("2026-03-02T13:00:00Z", "2026-03-02T14:00:00Z", "0.40"),
                        period("2026-03-02T14:00:00Z", "2026-03-02T22:00:00Z", "0.20"),
                        period("2026-03-02T22:00:00Z", "2026-03-02T23:00:00Z", "0.40"));
    }

    @Test
    void periods_are_half_open() {
        assertThat(periods("UTC", "2026-03-02T06:00:00Z", "2026-03-02T22:00:00Z"))
                .containsExactly(period("2026-03-02T06:00:00Z", "2026-03-02T22:00:00Z", "0.40"));
    }

    @Test
    void an_empty_span_is_one_empty_period() {
        assertThat(periods("UTC", "2026-03-02T06:00:00Z", "2026-03-02T06:00:00Z"))
                .containsExactly(period("2026-03-02T06:00:00Z", "2026-03-02T06:00:00Z", "0.40"));
    }

    @Test
    void a_price_that_would_begin_in_the_hour_that_spring_leaves_out_begins_at_the_jump() {
        WeeklySchedule schedule =
                WeeklySchedule.of(
                        tariff(
                                "Europe/Berlin",
                                List.of(
                                        energy("00:00", "02:30", "0.20"),
                                        energy("02:30", "24:00", "0.40"))));
        assertThat(schedule.periodsOf(span("2026-03-29T00:00:00Z", "2026-03-29T02:00:00Z")))
                .containsExactly(
                        period("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", "0.20"),
                        period("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z", "0.40"));
    }

    @Test
    void the_hour_that_autumn_shows_twice_is_priced_alike_both_times() {
        WeeklySchedule schedule =
                WeeklySchedule.of(
                        tariff(
                                "Europe/Berlin",
                                List.of(
                                        energy("00:00", "02:30", "0.20"),
                                        energy("02:30", "24:00", "0.40"))));
        assertThat(schedule.periodsOf(span("2026-10-25T00:00:00Z", "2026-10-25T02:00:00Z")))
                .containsExactly(
                        period("2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "0.20"),
                        period("2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z", "0.40"),
                        period("2026-10-25T01:00:00Z", "2026-10-25T01:30:00Z", "0.20"),
                        period("2026-10-25T01:30:00Z", "2026-10-25T02:00:00Z", "0.40"));
    }

    @Test
    void a_fee_cuts_too() {
        WeeklySchedule schedule =
                WeeklySchedule.of(
                        tariff(
                                "UTC",
                                List.of(
                                        energy(null, null, "0.40"),
                                        service("08:00", "09:00", "0.1"))));
        assertThat(schedule.periodsOf(span("2026-03-02T07:00:00Z", "2026-03-02T10:00:00Z")))
                .containsExactly(
                        period("2026-03-02T07:00:00Z", "2026-03-02T08:00:00Z", "0.40"),
                        period("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z", "0.40", "0.1"),
                        period("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", "0.40"));
    }

    @Test
    void one_price_for_all_time_never_changes() {
        WeeklySchedule schedule =
                WeeklySchedule.of(
                        tariff(
                                "Europe/Berlin",
                                List.of(
                                        energy("00:00", "12:00", "0.4"),
                                        energy("12:00", "24:00", "0.40"))));
        TimeSpan years = span("2020-01-01T00:00:00Z", "2026-03-02T00:00:00Z");
        assertThat(schedule.periodsOf(years)).hasSize(1);
        assertThat(schedule.changesWithin(years)).isFalse();
    }

    @Test
    void a_flat_price_is_told() {
        assertThat(WeeklySchedule.of(tariff("UTC", DAY_AND_NIGHT)).flatPrice()).isEmpty();
        assertThat(
                        WeeklySchedule.of(
                                        tariff(
                                                "UTC",
                                                List.of(energy(null, null, "1"), flat("0.50"))))
                                .flatPrice())
                .contains("0.50");
    }

    @Test
    void a_change_at_the_beginning_of_a_span_is_within_it_and_one_at_its_end_is_not() {
        WeeklySchedule schedule = WeeklySchedule.of(tariff("UTC", DAY_AND_NIGHT));
        assertThat(schedule.changesWithin(span("2026-03-02T06:00:00Z", "2026-03-02T07:00:00Z")))
                .isTrue();
        assertThat(schedule.changesWithin(span("2026-03-02T05:00:00Z", "2026-03-02T06:00:00Z")))
                .isFalse();
    }

    @Test
    void a_span_does_not_end_before_it_begins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> span("2026-03-02T06:00:00Z", "2026-03-02T05:59:59Z"));
    }

    @Test
    void whatever_the_tariff_the_clock_on_the_wall_decides() {
        long seed = System.nanoTime();
        System.out.println("Seed of the schedule's property: " + seed);
        Random random = new Random(seed);
        List<String> zones =
                List.of(
                        "UTC",
                        "Europe/Berlin",
                        "America/St_Johns",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu");
        for (int i = 0; i < 300; i++) {
            Tariff tariff = Tariffs.any(random, zones.get(random.nextInt(zones.size())));
            Instant from =
                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(360 * 86_400));
            TimeSpan span = new TimeSpan(from, from.plusSeconds(random.nextInt(4 * 86_400)));
            agreesWithTheWall(tariff, span);
        }
    }

    private static void agreesWithTheWall(Tariff tariff, TimeSpan span) {
        WeeklySchedule schedule = WeeklySchedule.of(tariff);
        Instant expectedFrom = span.from();
        @Nullable Prices before = null;
        for (PricedPeriod period : schedule.periodsOf(span)) {
            assertThat(period.span().from()).isEqualTo(expectedFrom);
            if (before != null) {
                assertThat(period.prices().areEqualTo(before)).as("%s", tariff).isFalse();
                assertThat(
                                schedule.changesWithin(
                                        new TimeSpan(expectedFrom, expectedFrom.plusNanos(1))))
                        .isTrue();
            }
            Instant instant = period.span().from();
            while (instant.isBefore(period.span().to())) {
                assertThat(onTheWall(tariff, instant).areEqualTo(period.prices()))
                        .as("%s at %s", tariff, instant)
                        .isTrue();
                instant = instant.plusSeconds(60);
            }
            before = period.prices();
            expectedFrom = period.span().to();
        }
        assertThat(expectedFrom).isEqualTo(span.to());
    }

    /** The price by reading the components one by one, as a person would. */
    private static Prices onTheWall(Tariff tariff, Instant instant) {
        ZonedDateTime wall = instant.atZone(ZoneId.of(tariff.zone()));
        @Nullable String energy = null;
        @Nullable String service = null;
        for (TariffComponent component : tariff.components()) {
            if (holds(component, wall.getDayOfWeek(), wall.toLocalTime())) {
                if (component.kind() == TariffComponent.Kind.ENERGY) {
                    energy = component.price();
                } else {
                    service = component.price();
                }
            }
        }
        return new Prices(String.valueOf(energy), service);
    }

    private static boolean holds(TariffComponent component, DayOfWeek day, LocalTime time) {
        String from = component.from();
        String to = component.to();
        return (component.days().isEmpty() || component.days().contains(day))
                && (from == null || !time.isBefore(LocalTime.parse(from)))
                && (to == null || to.equals("24:00") || time.isBefore(LocalTime.parse(to)));
    }

    private static List<PricedPeriod> periods(String zone, String from, String to) {
        return WeeklySchedule.of(tariff(zone, DAY_AND_NIGHT)).periodsOf(span(from, to));
    }

    private static PricedPeriod period(String from, String to, String energy) {
        return new PricedPeriod(span(from, to), new Prices(energy, null));
    }

    private static PricedPeriod period(String from, String to, String energy, String service) {
        return new PricedPeriod(span(from, to), new Prices(energy, service));
    }

    private static TimeSpan span(String from, String to) {
        return new TimeSpan(Instant.parse(from), Instant.parse(to));
    }
}
