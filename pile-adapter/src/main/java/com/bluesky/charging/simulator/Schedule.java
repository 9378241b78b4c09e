package com.bluesky.charging.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a charging profile limits power, and to what (OCPP 1.6 §7.13).
 *
 * @param start when it begins; none means with the charge
 * @param every how often it begins anew; none means never
 * @param length how long it holds; none means without end
 * @param periods in growing order, the first from 0 s
 */
record Schedule(
        @Nullable Instant start,
        @Nullable Duration every,
        @Nullable Duration length,
        List<Period> periods) {

    Schedule {
        periods = List.copyOf(periods);
    }

    /** From so many seconds after the start at most so many watts flow. */
    record Period(int startSeconds, double limitWatts) {}

    /** The limit at an instant; none when it does not hold then. */
    Optional<Double> limitWatts(Instant at, Instant chargeStart) {
        Instant begin = lastStart(at, chargeStart);
        if (at.isBefore(begin) || isOver(at, begin)) {
            return Optional.empty();
        }
        long seconds = Duration.between(begin, at).toSeconds();
        return periods.reversed().stream()
                .filter(period -> period.startSeconds() <= seconds)
                .findFirst()
                .map(Period::limitWatts);
    }

    /** The instants from one on at which the limit may change, up to the next start. */
    Stream<Instant> changes(Instant from, Instant chargeStart) {
        Instant begin = lastStart(from, chargeStart);
        Stream<Instant> ofPeriods =
                periods.stream().map(period -> begin.plusSeconds(period.startSeconds()));
        Stream<Instant> ofEnds =
                Stream.of(Optional.ofNullable(length), Optional.ofNullable(every))
                        .flatMap(Optional::stream)
                        .map(begin::plus);
        return Stream.concat(ofPeriods, ofEnds).filter(change -> change.isAfter(from));
    }

    private boolean isOver(Instant at, Instant begin) {
        return length != null && !at.isBefore(begin.plus(length));
    }

    private Instant lastStart(Instant at, Instant chargeStart) {
        Instant first = start == null ? chargeStart : start;
        if (every == null || at.isBefore(first)) {
            return first;
        }
        long times = Duration.between(first, at).dividedBy(every);
        return first.plus(every.multipliedBy(times));
    }
}
