package com.bluesky.charging.site.contract;

import java.time.DayOfWeek;
import java.util.List;

/**
 * A span that comes back each week.
 *
 * @param days the days on which it holds, in the site's zone; empty means every day
 */
public record WeeklyOpening(List<DayOfWeek> days, OpeningSpan span) {

    public WeeklyOpening {
        days = List.copyOf(days);
    }

    /** Whether it holds on that day of the week. */
    public boolean holdsOn(DayOfWeek day) {
        return days.isEmpty() || days.contains(day);
    }
}
