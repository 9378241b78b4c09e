package com.bluesky.charging.site.query;

import com.bluesky.charging.site.contract.ExceptionalDay;
import com.bluesky.charging.site.contract.OpeningHours;
import com.bluesky.charging.site.contract.OpeningSpan;
import com.bluesky.charging.site.contract.WeeklyOpening;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A span in which a site is open, on a day of the week or on a date. */
@Embeddable
record SiteOpening(
        @Column(name = "date") @Nullable LocalDate date,
        @Column(name = "weekday") @Nullable Integer weekday,
        @Column(name = "from_minute") int fromMinute,
        @Column(name = "to_minute") int toMinute) {

    static List<SiteOpening> of(@Nullable OpeningHours hours) {
        return hours == null
                ? List.of()
                : Stream.concat(
                                hours.weekly().stream().flatMap(SiteOpening::of),
                                hours.exceptions().stream().flatMap(SiteOpening::of))
                        .toList();
    }

    private static Stream<SiteOpening> of(WeeklyOpening opening) {
        OpeningSpan span = opening.span();
        return Stream.of(DayOfWeek.values())
                .filter(opening::holdsOn)
                .map(day ->
                        new SiteOpening(null, day.getValue(), span.fromMinute(), span.toMinute()));
    }

    /** A date on which the site is closed has a span without a minute. */
    private static Stream<SiteOpening> of(ExceptionalDay day) {
        LocalDate date = LocalDate.parse(day.date());
        return day.spans().isEmpty()
                ? Stream.of(new SiteOpening(date, null, 0, 0))
                : day.spans().stream()
                        .map(span ->
                                new SiteOpening(date, null, span.fromMinute(), span.toMinute()));
    }
}
