package com.bluesky.charging.demo;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** Tells the demo's steps in words and units that a person reads. */
final class Story {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final PrintStream out;
    private ZoneId zone = ZoneOffset.UTC;
    private int step;

    Story(PrintStream out) {
        this.out = out;
    }

    /** Times are told in this zone from now on. */
    void in(ZoneId siteZone) {
        zone = siteZone;
    }

    void title(String text) {
        out.println(text);
    }

    /** Begins the next step. */
    void step(String name, String text) {
        step++;
        out.printf(Locale.ROOT, "%n%2d. %-9s %s%n", step, name, text);
    }

    /** Goes on with the step. */
    void more(String text) {
        out.printf(Locale.ROOT, "              %s%n", text);
    }

    String time(String instant) {
        return TIME.format(Instant.parse(instant).atZone(zone));
    }

    static String money(long minor, String currency) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return BigDecimal.valueOf(minor, digits).toPlainString() + " " + currency;
    }

    static String energy(long wattHours) {
        return String.format(Locale.ROOT, "%.3f kWh", wattHours / 1000.0);
    }

    static String power(long watts) {
        return String.format(Locale.ROOT, "%.1f kW", watts / 1000.0);
    }
}
