package com.bluesky.charging.price.contract;

import com.bluesky.charging.kernel.Remembered;
import com.bluesky.charging.price.contract.PricedPeriod.Prices;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When which price of a tariff holds, by the clock of the site. What the clock on the wall shows
 * decides: an hour that is shown twice in autumn is priced alike both times, and a price that would
 * begin in the hour that spring leaves out begins when the clock jumps.
 */
public final class WeeklySchedule {

    /** Tariffs whose schedules are kept: each reading of a charge asks for the one of its order. */
    private static final int KEPT_MAX = 1_000;

    private static final Remembered<Tariff, WeeklySchedule> KEPT = new Remembered<>(KEPT_MAX);

    private final WeekSpans energy;
    private final WeekSpans service;
    private final @Nullable String flatPrice;
    private final ZoneId zone;

    /** Minutes of the week in which another price begins; empty when there is one for all time. */
    private final NavigableSet<Integer> changes;

    private WeeklySchedule(Tariff tariff) {
        energy = WeekSpans.of(tariff.components(), TariffComponent.Kind.ENERGY);
        service = WeekSpans.of(tariff.components(), TariffComponent.Kind.SERVICE);
        flatPrice =
                tariff.components().stream()
                        .filter(component -> component.kind() == TariffComponent.Kind.FLAT)
                        .map(TariffComponent::price)
                        .findFirst()
                        .orElse(null);
        zone = ZoneId.of(tariff.zone());
        changes = changesOfTheWeek();
    }

    /**
     * The schedule of a tariff.
     *
     * @throws IllegalArgumentException when its components do not make a tariff, see {@link
     *     TariffProblem}
     */
    public static WeeklySchedule of(Tariff tariff) {
        return KEPT.find(tariff, () -> Optional.of(made(tariff))).orElseThrow();
    }

    private static WeeklySchedule made(Tariff tariff) {
        TariffProblem.in(tariff.components())
                .ifPresent(problem -> {
                    throw new IllegalArgumentException(problem);
                });
        return new WeeklySchedule(tariff);
    }

    /** The price of an order that delivered energy, on top of what the energy costs. */
    public Optional<String> flatPrice() {
        return Optional.ofNullable(flatPrice);
    }

    /** The prices at an instant. */
    public Prices pricesAt(Instant instant) {
        return pricesIn(minuteOfWeek(localTimeOf(instant)));
    }

    /** Whether prices change at an instant of the span. */
    public boolean changesWithin(TimeSpan span) {
        return firstChangeIn(span).isPresent();
    }

    /**
     * Cuts a span where prices change. The periods adjoin, cover the span exactly, and neighbours
     * differ in price; an empty span is one empty period.
     */
    public List<PricedPeriod> periodsOf(TimeSpan span) {
        List<PricedPeriod> periods = new ArrayList<>();
        Instant from = span.from();
        Optional<Instant> change = changeAfter(from, span);
        while (change.isPresent()) {
            Instant to = change.get();
            periods.add(new PricedPeriod(new TimeSpan(from, to), pricesAt(from)));
            from = to;
            change = changeAfter(from, span);
        }
        periods.add(new PricedPeriod(new TimeSpan(from, span.to()), pricesAt(from)));
        return periods;
    }

    private Optional<Instant> firstChangeIn(TimeSpan span) {
        return changeAfter(span.from().minusNanos(1), span);
    }

    /** The first instant after the given one, and before the end of the span, of other prices. */
    private Optional<Instant> changeAfter(Instant after, TimeSpan span) {
        Prices before = pricesAt(after);
        Instant instant = nextCandidate(after);
        while (instant.isBefore(span.to())) {
            if (!pricesAt(instant).areEqualTo(before)) {
                return Optional.of(instant);
            }
            instant = nextCandidate(instant);
        }
        return Optional.empty();
    }

    /** The next instant at which the week's prices, or the site's clock, change. */
    private Instant nextCandidate(Instant after) {
        Instant byWeek = nextByWeek(after);
        var transition = zone.getRules().nextTransition(after);
        return transition == null || byWeek.isBefore(transition.getInstant())
                ? byWeek
                : transition.getInstant();
    }

    private Instant nextByWeek(Instant after) {
        if (changes.isEmpty()) {
            return Instant.MAX;
        }
        ZoneOffset offset = zone.getRules().getOffset(after);
        LocalDateTime local = LocalDateTime.ofInstant(after, offset);
        LocalDateTime monday =
                local.toLocalDate()
                        .minusDays(local.getDayOfWeek().getValue() - 1)
                        .atTime(LocalTime.MIDNIGHT);
        Integer minute = changes.higher(minuteOfWeek(local));
        int minutes = minute == null ? changes.first() + WeekSpans.MINUTES_PER_WEEK : minute;
        return monday.plus(minutes, ChronoUnit.MINUTES).toInstant(offset);
    }

    private LocalDateTime localTimeOf(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    private static int minuteOfWeek(LocalDateTime local) {
        return (local.getDayOfWeek().getValue() - 1) * WeekSpans.MINUTES_PER_DAY
                + local.getHour() * WeekSpans.MINUTES_PER_HOUR
                + local.getMinute();
    }

    private Prices pricesIn(int minuteOfWeek) {
        TariffComponent energyComponent = energy.at(minuteOfWeek);
        if (energyComponent == null) {
            throw new IllegalStateException("ENERGY has a price at any time of the week.");
        }
        TariffComponent serviceComponent = service.at(minuteOfWeek);
        return new Prices(
                energyComponent.price(),
                serviceComponent == null ? null : serviceComponent.price());
    }

    private NavigableSet<Integer> changesOfTheWeek() {
        NavigableSet<Integer> minutes = new TreeSet<>();
        for (WeekSpans spans : List.of(energy, service)) {
            for (WeekSpans.Span span : spans.all()) {
                addIfPricesChange(span.fromMinute(), minutes);
                addIfPricesChange(span.toMinute() % WeekSpans.MINUTES_PER_WEEK, minutes);
            }
        }
        return minutes;
    }

    private void addIfPricesChange(int minute, NavigableSet<Integer> minutes) {
        int before = Math.floorMod(minute - 1, WeekSpans.MINUTES_PER_WEEK);
        if (!pricesIn(minute).areEqualTo(pricesIn(before))) {
            minutes.add(minute);
        }
    }
}
