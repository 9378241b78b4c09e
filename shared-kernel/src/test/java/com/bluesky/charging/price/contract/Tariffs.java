package com.bluesky.charging.price.contract;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tariffs as the tests of prices speak of them. */
final class Tariffs {

    private Tariffs() {}

    static Tariff tariff(String zone, List<TariffComponent> components) {
        return new Tariff("plan-1", 1, "EUR", zone, components, 0);
    }

    static TariffComponent energy(@Nullable String from, @Nullable String to, String price) {
        return energy(List.of(), from, to, price);
    }

    static TariffComponent energy(
            List<DayOfWeek> days, @Nullable String from, @Nullable String to, String price) {
        return new TariffComponent(
                TariffComponent.Kind.ENERGY, days, from, to, price, TariffComponent.Unit.KWH);
    }

    static TariffComponent service(@Nullable String from, @Nullable String to, String price) {
        return new TariffComponent(
                TariffComponent.Kind.SERVICE, List.of(), from, to, price, TariffComponent.Unit.KWH);
    }

    static TariffComponent flat(String price) {
        return new TariffComponent(
                TariffComponent.Kind.FLAT,
                List.of(),
                null,
                null,
                price,
                TariffComponent.Unit.ORDER);
    }

    /** Energy prices for two kinds of day, a fee for a part of the day, few different prices. */
    static Tariff any(Random random, String zone) {
        Set<DayOfWeek> first = EnumSet.noneOf(DayOfWeek.class);
        Set<DayOfWeek> second = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            (random.nextBoolean() ? first : second).add(day);
        }
        List<TariffComponent> components = new ArrayList<>();
        for (Set<DayOfWeek> days : List.of(first, second)) {
            if (!days.isEmpty()) {
                addDay(random, List.copyOf(days), components);
            }
        }
        if (random.nextBoolean()) {
            int from = random.nextInt(1_439);
            int to = from + 1 + random.nextInt(1_440 - from);
            components.add(service(time(from), time(to), "0.1"));
        }
        return tariff(zone, components);
    }

    private static void addDay(
            Random random, List<DayOfWeek> days, List<TariffComponent> components) {
        Set<Integer> cuts = new TreeSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            cuts.add(1 + random.nextInt(1_439));
        }
        cuts.add(1_440);
        int from = 0;
        for (int to : cuts) {
            components.add(energy(days, time(from), time(to), "0." + (1 + random.nextInt(3))));
            from = to;
        }
    }

    private static String time(int minuteOfDay) {
        int minutes = minuteOfDay % 60;
        int hours = minuteOfDay / 60;
        return (hours < 10 ? "0" : "") + hours + (minutes < 10 ? ":0" : ":") + minutes;
    }
}
