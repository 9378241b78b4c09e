package com.bluesky.charging.site.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningHoursTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final OpeningHours WORKING_DAYS =
            new OpeningHours(
                    false,
                    List.of(
                            new WeeklyOpening(
                                    List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                                    new OpeningSpan("08:00", "12:00")),
                            new WeeklyOpening(
                                    List.of(DayOfWeek.MONDAY), new OpeningSpan("13:00", "24:00"))),
                    List.of(
                            new ExceptionalDay("2026-03-09", List.of()),
                            new ExceptionalDay(
                                    "2026-03-15", List.of(new OpeningSpan(null, "01:00")))));

    @Test
    void a_span_holds_from_its_first_minute_until_before_its_last() {
        // 2 March 2026 is a Monday.
        assertThat(open("2026-03-02T07:59:59")).isFalse();
        assertThat(open("2026-03-02T08:00:00")).isTrue();
        assertThat(open("2026-03-02T11:59:59")).isTrue();
        assertThat(open("2026-03-02T12:00:00")).isFalse();
        assertThat(open("2026-03-02T23:59:59")).isTrue();
        assertThat(open("2026-03-03T00:00:00")).isFalse();
        assertThat(open("2026-03-03T13:30:00")).isFalse();
        assertThat(open("2026-03-04T09:00:00")).isFalse();
    }

    @Test
    void a_date_that_is_an_exception_has_its_own_hours_only() {
        assertThat(open("2026-03-09T09:00:00")).isFalse();
        assertThat(open("2026-03-16T09:00:00")).isTrue();
        assertThat(open("2026-03-15T00:30:00")).isTrue();
        assertThat(open("2026-03-15T01:00:00")).isFalse();
    }

    @Test
    void what_is_always_open_is_closed_only_on_exceptions() {
        OpeningHours always =
                new OpeningHours(
                        true, List.of(), List.of(new ExceptionalDay("2026-03-09", List.of())));

        assertThat(always.isOpenAt(at("2026-03-08T23:59:59", SHANGHAI), SHANGHAI)).isTrue();
        assertThat(always.isOpenAt(at("2026-03-09T00:00:00", SHANGHAI), SHANGHAI)).isFalse();
        assertThat(always.isOpenAt(at("2026-03-10T00:00:00", SHANGHAI), SHANGHAI)).isTrue();
    }

    @Test
    void what_has_neither_is_closed() {
        assertThat(
                        new OpeningHours(false, List.of(), List.of())
                                .isOpenAt(at("2026-03-02T12:00:00", SHANGHAI), SHANGHAI))
                .isFalse();
    }

    /** On 25 October 2026 the clocks of Berlin show the hour from two to three twice. */
    @Test
    void an_hour_that_is_shown_twice_is_open_both_times() {
        OpeningHours night =
                new OpeningHours(
                        false,
                        List.of(new WeeklyOpening(List.of(), new OpeningSpan("02:00", "03:00"))),
                        List.of());
        var first = at("2026-10-25T02:30:00", BERLIN);

        assertThat(night.isOpenAt(first, BERLIN)).isTrue();
        assertThat(night.isOpenAt(first.plusSeconds(3600), BERLIN)).isTrue();
        assertThat(night.isOpenAt(first.plusSeconds(7200), BERLIN)).isFalse();
    }

    private static boolean open(String local) {
        return WORKING_DAYS.isOpenAt(at(local, SHANGHAI), SHANGHAI);
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
