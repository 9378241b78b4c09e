package com.bluesky.charging.order.command;

import com.bluesky.charging.order.contract.EnergyOverTime;
import com.bluesky.charging.order.contract.SteadyEnergy;
import com.bluesky.charging.price.contract.TimeSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The register of a charge over time, from its start to the latest reading. Of the readings between
 * it keeps the nearest on either side of each price boundary, which are all that a bill needs:
 * whatever order readings come in, the same ones are kept.
 *
 * @param readings at least one, by time and then by what they show
 */
record MeterCurve(List<MeterReading> readings) implements EnergyOverTime {

    private static final Comparator<MeterReading> BY_TIME =
            Comparator.comparing(MeterReading::at).thenComparingLong(MeterReading::meterWh);

    MeterCurve {
        readings = List.copyOf(readings);
    }

    static MeterCurve startingAt(MeterReading start) {
        return new MeterCurve(List.of(start));
    }

    MeterReading start() {
        return readings.getFirst();
    }

    MeterReading latest() {
        return readings.getLast();
    }

    @Override
    public long energyWh() {
        return latest().meterWh() - start().meterWh();
    }

    @Override
    public TimeSpan span() {
        return new TimeSpan(start().at(), latest().at());
    }

    @Override
    public long energyWhAt(Instant instant) {
        return meterWhAt(instant) - start().meterWh();
    }

    boolean contains(MeterReading reading) {
        return readings.contains(reading);
    }

    /** Whether the register never runs backwards when this reading is added. */
    boolean agreesWith(MeterReading reading) {
        if (!start().isBelow(reading)) {
            return false;
        }
        for (MeterReading kept : readings) {
            if (kept.at().isBefore(reading.at()) && !kept.isBelow(reading)) {
                return false;
            }
            if (kept.at().isAfter(reading.at()) && !reading.isBelow(kept)) {
                return false;
            }
        }
        return true;
    }

    /** The curve with one more reading that agrees with it. */
    MeterCurve with(MeterReading reading, PriceBoundaries boundaries) {
        if (contains(reading)) {
            return this;
        }
        List<MeterReading> kept = new ArrayList<>(readings);
        int index = 0;
        while (index < kept.size() && BY_TIME.compare(kept.get(index), reading) < 0) {
            index++;
        }
        kept.add(index, reading);
        for (int i = index + 1; i >= index - 1; i--) {
            if (isSuperfluous(kept, i, boundaries)) {
                kept.remove(i);
            }
        }
        return new MeterCurve(kept);
    }

    /**
     * The curve of a charge that ended like this, whatever was read: nothing shows more, and the
     * reading of the former end is gone.
     */
    MeterCurve endedAt(MeterReading end, PriceBoundaries boundaries) {
        MeterCurve curve = startingAt(start());
        for (MeterReading reading : readings.subList(1, readings.size())) {
            if (reading.at().isBefore(end.at())) {
                long meterWh = Math.min(reading.meterWh(), end.meterWh());
                curve = curve.with(new MeterReading(reading.at(), meterWh), boundaries);
            }
        }
        return curve.with(end, boundaries);
    }

    /** Between two readings without a price boundary on either side, a third says nothing. */
    private static boolean isSuperfluous(
            List<MeterReading> kept, int index, PriceBoundaries boundaries) {
        if (index < 1 || index >= kept.size() - 1) {
            return false;
        }
        Instant before = kept.get(index - 1).at();
        Instant at = kept.get(index).at();
        Instant after = kept.get(index + 1).at();
        return !boundaries.areWithin(new TimeSpan(before.plusNanos(1), at.plusNanos(1)))
                && !boundaries.areWithin(new TimeSpan(at, after));
    }

    /**
     * What the register showed at an instant within the span: read, or else on the straight line
     * between the nearest readings, rounded half up to the Wh.
     */
    long meterWhAt(Instant instant) {
        if (!instant.isAfter(start().at())) {
            return start().meterWh();
        }
        MeterReading floor = start();
        for (MeterReading reading : readings) {
            if (reading.at().isAfter(instant)) {
                return between(floor, reading, instant);
            }
            floor = reading;
        }
        return floor.meterWh();
    }

    private static long between(MeterReading floor, MeterReading ceiling, Instant instant) {
        TimeSpan span = new TimeSpan(floor.at(), ceiling.at());
        SteadyEnergy energy = new SteadyEnergy(span, ceiling.meterWh() - floor.meterWh());
        return floor.meterWh() + energy.energyWhAt(instant);
    }
}
