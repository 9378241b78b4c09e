package com.bluesky.charging.site.contract;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When drivers can get to a site, by the clock on its wall: an hour that is shown twice in autumn
 * is open both times or neither.
 *
 * @param alwaysOpen on every day that is no exception; {@code weekly} is empty then
 * @param weekly the spans of an ordinary week; none means closed
 * @param exceptions at most one for a date
 */
public record OpeningHours(
        boolean alwaysOpen, List<WeeklyOpening> weekly, List<ExceptionalDay> exceptions) {

    /** Three spans on each day of the week, and as many again to spare. */
    public static final int WEEKLY_MAX = 42;

    /** The holidays of some years. */
    public static final int EXCEPTIONS_MAX = 100;

    /** A day that is cut more often is a mistake. */
    public static final int SPANS_OF_A_DAY_MAX = 6;

    public OpeningHours {
        weekly = List.copyOf(weekly);
        exceptions = List.copyOf(exceptions);
    }

    /** Whether the site is open at an instant. */
    public boolean isOpenAt(Instant instant, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, zone);
        int minute = local.getHour() * 60 + local.getMinute();
        Optional<ExceptionalDay> exception =
                exceptions.stream()
                        .filter(day -> day.date().equals(local.toLocalDate().toString()))
                        .findFirst();
        return exception.isPresent()
                ? exception.get().spans().stream().anyMatch(span -> span.contains(minute))
                : alwaysOpen
                        || weekly.stream()
                                .filter(opening -> opening.holdsOn(local.getDayOfWeek()))
                                .anyMatch(opening -> opening.span().contains(minute));
    }
}
