package com.bluesky.charging.app.events.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads instants in the form in which they are stored, such as {@code 2026-03-01T08:00:00.123Z}.
 * Each event has several, and the JDK's formatter, which can read much more, takes longer for them
 * than for all else that is read of an event.
 */
public final class UsualInstant {

    private static final int SECONDS_END = 19;
    private static final int FRACTION_DIGITS_MAX = 9;
    private static final int SECONDS_OF_DAY = 86_400;

    private UsualInstant() {}

    /**
     * The instant of a text.
     *
     * @return null when the text is not of that form, or names a time that no clock shows
     */
    public static @Nullable Instant parse(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || text.charAt(end) != 'Z' || !hasSigns(text)) {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, SECONDS_END);
        int nanos = nanos(text, end);
        if (!isDate(year, month, day) || !isTime(hour, minute, second) || nanos < 0) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(
                days * SECONDS_OF_DAY + hour * 3_600L + minute * 60L + second, nanos);
    }

    private static boolean hasSigns(String text) {
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static boolean isDate(int year, int month, int day) {
        return year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    private static boolean isTime(int hour, int minute, int second) {
        return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    }

    private static int nanos(String text, int end) {
        if (end == SECONDS_END) {
            return 0;
        }
        int first = SECONDS_END + 1;
        int count = end - first;
        if (text.charAt(SECONDS_END) != '.' || count < 1 || count > FRACTION_DIGITS_MAX) {
            return -1;
        }
        int nanos = digits(text, first, end);
        for (int i = count; i < FRACTION_DIGITS_MAX; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** The number that these digits are; negative when one is no digit. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
