package com.bluesky.charging.price.contract;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The components of one kind, laid out on the minutes of a week that begins on Monday at 00:00. */
final class WeekSpans {

    static final int MINUTES_PER_HOUR = 60;
    static final int MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR;
    static final int MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY;

    /** Half-open, within one day. */
    record Span(int fromMinute, int toMinute, TariffComponent component) {}

    private final List<Span> spans;
    private final NavigableMap<Integer, Span> byBeginning = new TreeMap<>();

    private WeekSpans(List<Span> spans) {
        this.spans = spans;
        spans.forEach(span -> byBeginning.put(span.fromMinute(), span));
    }

    /** Expects components whose times are well-formed. */
    static WeekSpans of(List<TariffComponent> components, TariffComponent.Kind kind) {
        List<Span> spans = new ArrayList<>();
        for (TariffComponent component : components) {
            if (component.kind() == kind) {
                for (DayOfWeek day : daysOf(component)) {
                    int midnight = (day.getValue() - 1) * MINUTES_PER_DAY;
                    spans.add(
                            new Span(
                                    midnight + minuteOf(component.from(), 0),
                                    midnight + minuteOf(component.to(), MINUTES_PER_DAY),
                                    component));
                }
            }
        }
        spans.sort(Comparator.comparingInt(Span::fromMinute));
        return new WeekSpans(List.copyOf(spans));
    }

    private static Set<DayOfWeek> daysOf(TariffComponent component) {
        return component.days().isEmpty()
                ? EnumSet.allOf(DayOfWeek.class)
                : EnumSet.copyOf(component.days());
    }

    /** The minute of the day that a well-formed {@code HH:mm} names. */
    static int minuteOf(@Nullable String time, int whenAbsent) {
        return time == null
                ? whenAbsent
                : Integer.parseInt(time.substring(0, 2)) * MINUTES_PER_HOUR
                        + Integer.parseInt(time.substring(3));
    }

    List<Span> all() {
        return spans;
    }

    /** The component that holds in a minute of the week. */
    @Nullable TariffComponent at(int minuteOfWeek) {
        var floor = byBeginning.floorEntry(minuteOfWeek);
        return floor == null || floor.getValue().toMinute() <= minuteOfWeek
                ? null
                : floor.getValue().component();
    }

    /** The first minute in which more than one component holds. */
    Optional<Integer> firstOverlap() {
        int end = 0;
        for (Span span : spans) {
            if (span.fromMinute() < end) {
                return Optional.of(span.fromMinute());
            }
            end = span.toMinute();
        }
        return Optional.empty();
    }

    /** The first minute in which no component holds; expects that none overlap. */
    Optional<Integer> firstGap() {
        int end = 0;
        for (Span span : spans) {
            if (span.fromMinute() > end) {
                break;
            }
            end = span.toMinute();
        }
        return end < MINUTES_PER_WEEK ? Optional.of(end) : Optional.empty();
    }
}
