package com.bluesky.charging.site.contract;

import org.jspecify.annotations.Nullable;

/**
 * A span of one day, half-open.
 *
 * @param from time of day {@code HH:mm}, inclusive; null means midnight
 * @param to time of day {@code HH:mm}, exclusive, {@code 24:00} being the end of the day; null
 *     means the end of the day. It is after {@code from}: a night is two spans
 */
public record OpeningSpan(@Nullable String from, @Nullable String to) {

    /** Minutes of a day; where it ends by the clock on the wall. */
    public static final int DAY_MINUTES = 24 * 60;

    /** The minute of the day from which it holds. */
    public int fromMinute() {
        return from == null ? 0 : minuteOf(from);
    }

    /** The minute of the day until which it holds. */
    public int toMinute() {
        return to == null ? DAY_MINUTES : minuteOf(to);
    }

    /** Whether it is a span at all: it ends after it begins. */
    public boolean endsAfterItBegins() {
        return fromMinute() < toMinute();
    }

    boolean contains(int minuteOfDay) {
        return fromMinute() <= minuteOfDay && minuteOfDay < toMinute();
    }

    private static int minuteOf(String time) {
        int colon = time.indexOf(':');
        return Integer.parseInt(time.substring(0, colon)) * 60
                + Integer.parseInt(time.substring(colon + 1));
    }
}
