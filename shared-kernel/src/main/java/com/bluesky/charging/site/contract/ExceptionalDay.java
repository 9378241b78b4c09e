package com.bluesky.charging.site.contract;

import java.util.List;

/**
 * A date on which the week's hours do not hold, such as a holiday.
 *
 * @param date in the site's zone, {@code yyyy-MM-dd}
 * @param spans when the site is open on it; empty means that it is closed
 */
public record ExceptionalDay(String date, List<OpeningSpan> spans) {

    public ExceptionalDay {
        spans = List.copyOf(spans);
    }
}
