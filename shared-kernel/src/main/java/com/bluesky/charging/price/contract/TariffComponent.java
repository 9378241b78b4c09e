package com.bluesky.charging.price.contract;

import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One price of a tariff.
 *
 * @param kind what is priced
 * @param days the days on which it holds, in the site's zone; empty means every day
 * @param from time of day {@code HH:mm} from which it holds, inclusive; null means midnight
 * @param to time of day {@code HH:mm} until which it holds, exclusive, {@code 24:00} being the end
 *     of the day; null means the end of the day. It is after {@code from}: a night is two
 *     components
 * @param price decimal with at most four places, not negative, such as {@code 1.2050}
 * @param unit what the price is for one of; follows from the kind
 */
public record TariffComponent(
        Kind kind,
        List<DayOfWeek> days,
        @Nullable String from,
        @Nullable String to,
        String price,
        Unit unit) {

    /** What a component prices. */
    public enum Kind {
        /** The energy itself. Exactly one ENERGY component holds at any time of the week. */
        ENERGY,
        /** A service fee on the energy. At most one SERVICE component holds at any time. */
        SERVICE,
        /** Once for an order that delivered energy; has no days or times. At most one. */
        FLAT
    }

    /** What a price is for one of. */
    public enum Unit {
        KWH,
        ORDER
    }

    public TariffComponent {
        days = List.copyOf(days);
    }
}
