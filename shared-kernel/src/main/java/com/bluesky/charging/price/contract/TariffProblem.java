package com.bluesky.charging.price.contract;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what keeps components from being a tariff: ENERGY has exactly one price at any time of the
 * week, SERVICE at most one, FLAT is at most one and has no times, and every price is a decimal of
 * at most four places below {@link #PRICE_MAX}.
 */
public final class TariffProblem {

    /** A unit price beyond this, in whole units of the currency, is a mistake of decimals. */
    public static final int PRICE_MAX = 100_000;

    private static final Pattern PRICE = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,4})?");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final String END_OF_DAY = "24:00";

    private TariffProblem() {}

    /** One sentence about the first problem, or empty when the components make a tariff. */
    public static Optional<String> in(List<TariffComponent> components) {
        if (components.size() > PricePlanCommand.COMPONENTS_MAX) {
            return Optional.of(
                    "A tariff has at most " + PricePlanCommand.COMPONENTS_MAX + " components.");
        }
        for (int i = 0; i < components.size(); i++) {
            Optional<String> problem = shapeProblem(components.get(i));
            if (problem.isPresent()) {
                return Optional.of("Component " + (i + 1) + ": " + problem.get());
            }
        }
        return coverageProblem(components);
    }

    private static Optional<String> shapeProblem(TariffComponent component) {
        if (!PRICE.matcher(component.price()).matches()
                || new BigDecimal(component.price()).compareTo(BigDecimal.valueOf(PRICE_MAX)) > 0) {
            return Optional.of(
                    "the price must be a decimal from 0 to "
                            + PRICE_MAX
                            + " with at most four places.");
        }
        return component.kind() == TariffComponent.Kind.FLAT
                ? flatProblem(component)
                : timedProblem(component);
    }

    private static Optional<String> flatProblem(TariffComponent component) {
        if (component.unit() != TariffComponent.Unit.ORDER) {
            return Optional.of("the unit of a FLAT price is ORDER.");
        }
        if (!component.days().isEmpty() || component.from() != null || component.to() != null) {
            return Optional.of("a FLAT price has no days or times.");
        }
        return Optional.empty();
    }

    private static Optional<String> timedProblem(TariffComponent component) {
        if (component.unit() != TariffComponent.Unit.KWH) {
            return Optional.of("the unit of a price of " + component.kind() + " is KWH.");
        }
        if (!isTime(component.from(), false) || !isTime(component.to(), true)) {
            return Optional.of("times are written HH:mm, and the end of the day is 24:00.");
        }
        int from = WeekSpans.minuteOf(component.from(), 0);
        int to = WeekSpans.minuteOf(component.to(), WeekSpans.MINUTES_PER_DAY);
        return from < to
                ? Optional.empty()
                : Optional.of("it must end after it begins; a night is two components.");
    }

    private static boolean isTime(@Nullable String time, boolean isEnd) {
        return time == null || TIME.matcher(time).matches() || (isEnd && time.equals(END_OF_DAY));
    }

    private static Optional<String> coverageProblem(List<TariffComponent> components) {
        if (components.stream().filter(c -> c.kind() == TariffComponent.Kind.FLAT).count() > 1) {
            return Optional.of("A tariff has at most one FLAT price.");
        }
        WeekSpans energy = WeekSpans.of(components, TariffComponent.Kind.ENERGY);
        WeekSpans service = WeekSpans.of(components, TariffComponent.Kind.SERVICE);
        return energy.firstOverlap()
                .map(minute -> "More than one ENERGY price holds on " + name(minute) + ".")
                .or(() ->
                        energy.firstGap()
                                .map(minute -> "No ENERGY price holds on " + name(minute) + "."))
                .or(() ->
                        service.firstOverlap()
                                .map(minute ->
                                        "More than one SERVICE price holds on "
                                                + name(minute)
                                                + "."));
    }

    private static String name(int minuteOfWeek) {
        int minuteOfDay = minuteOfWeek % WeekSpans.MINUTES_PER_DAY;
        return String.format(
                Locale.ROOT,
                "%s at %02d:%02d",
                DayOfWeek.of(minuteOfWeek / WeekSpans.MINUTES_PER_DAY + 1),
                minuteOfDay / WeekSpans.MINUTES_PER_HOUR,
                minuteOfDay % WeekSpans.MINUTES_PER_HOUR);
    }
}
