package com.bluesky.charging.audit.query;

import com.bluesky.charging.order.contract.OrderEvent;
import com.bluesky.charging.order.contract.OrderEvent.ChargeCorrected;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStarted;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopInferred;
import com.bluesky.charging.order.contract.OrderEvent.ChargingStopped;
import com.bluesky.charging.order.contract.OrderEvent.SamplesRecorded;
import com.bluesky.charging.order.contract.Sample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All accepted readings of an order's meter, as its events tell them. It shares no code with what
 * made the bills, so that it can check them.
 */
final class Register {

    private static final Comparator<Reading> BY_TIME =
            Comparator.comparing(Reading::at).thenComparingLong(Reading::meterWh);

    /** What the meter showed, and how that is known. */
    record Reading(Instant at, long meterWh, String source) {}

    private final List<Reading> told = new ArrayList<>();
    private @Nullable Reading decided;

    void add(OrderEvent event) {
        switch (event) {
            case ChargingStarted e -> {
                told.clear();
                told.add(new Reading(e.time().at(), e.meterStartWh(), "told at the start"));
            }
            case SamplesRecorded e -> {
                for (Sample sample : e.samples()) {
                    told.add(new Reading(sample.time().at(), sample.meterWh(), "read"));
                }
            }
            case ChargingStopped e ->
                    told.add(new Reading(e.time().at(), e.meterStopWh(), "told at the end"));
            case ChargingStopInferred e ->
                    told.add(new Reading(e.time().at(), e.meterStopWh(), "the last reading"));
            case ChargeCorrected e ->
                    decided =
                            new Reading(latest(told).at(), e.meterStopWh(), "decided by a person");
            default -> {}
        }
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /** The readings that a bill counts on, by time; the first is the start, the last the end. */
    List<Reading> billed() {
        List<Reading> readings = new ArrayList<>(told);
        readings.sort(BY_TIME);
        Reading end = decided;
        if (end == null) {
            return readings;
        }
        List<Reading> cut = new ArrayList<>(List.of(readings.getFirst()));
        for (Reading reading : readings.subList(1, readings.size())) {
            if (reading.at().isBefore(end.at())) {
                cut.add(
                        reading.meterWh() <= end.meterWh()
                                ? reading
                                : new Reading(reading.at(), end.meterWh(), end.source()));
            }
        }
        cut.add(end);
        return cut;
    }

    private static Reading latest(List<Reading> readings) {
        return readings.stream().max(BY_TIME).orElseThrow();
    }

    /**
     * What the register showed at an instant: read then, or on the straight line between the
     * nearest readings, rounded half up to the Wh.
     *
     * @param readings of {@link #billed()}
     */
    static Reading at(Instant instant, List<Reading> readings) {
        Reading floor = readings.getFirst();
        if (!instant.isAfter(floor.at())) {
            return floor;
        }
        for (Reading reading : readings) {
            if (reading.at().isAfter(instant)) {
                return between(floor, reading, instant);
            }
            floor = reading;
        }
        return floor;
    }

    private static Reading between(Reading floor, Reading ceiling, Instant instant) {
        if (floor.at().equals(instant)) {
            return floor;
        }
        BigDecimal share =
                BigDecimal.valueOf(ceiling.meterWh() - floor.meterWh())
                        .multiply(nanos(floor.at(), instant))
                        .divide(nanos(floor.at(), ceiling.at()), 0, RoundingMode.HALF_UP);
        return new Reading(
                instant,
                floor.meterWh() + share.longValueExact(),
                "on the straight line between %d Wh at %s and %d Wh at %s, rounded half up"
                        .formatted(floor.meterWh(), floor.at(), ceiling.meterWh(), ceiling.at()));
    }

    private static BigDecimal nanos(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        return BigDecimal.valueOf(duration.getSeconds())
                .movePointRight(9)
                .add(BigDecimal.valueOf(duration.getNano()));
    }
}
