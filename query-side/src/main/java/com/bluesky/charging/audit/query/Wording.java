package com.bluesky.charging.audit.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How amounts and times are written for people. */
final class Wording {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);

    private Wording() {}

    /** An amount with the places of its currency. */
    static String money(long minor, @Nullable String currency) {
        return currency == null
                ? minor + " minor units"
                : BigDecimal.valueOf(minor, placesOf(currency)).toPlainString() + " " + currency;
    }

    static int placesOf(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /** An instant, and what the clock on the wall of a site showed. */
    static String time(Instant instant, String zone) {
        return "%s (%s in %s)"
                .formatted(instant, LOCAL.format(instant.atZone(ZoneId.of(zone))), zone);
    }
}
