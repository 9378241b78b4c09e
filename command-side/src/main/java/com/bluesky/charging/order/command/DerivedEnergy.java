package com.bluesky.charging.order.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Energy that follows from the power that a pile told: the area under the line through neighbouring
 * readings. The latest readings are kept, so that those that come late find their place; the result
 * is the same in any order in which each reading is overtaken by fewer than {@link #WINDOW_MAX}
 * others. One that {@link #WINDOW_MAX} or more overtook is without effect.
 *
 * @param settledArea of what left the window, in half watt milliseconds
 * @param window the latest readings, by time
 * @param overflowed whether readings left the window
 */
record DerivedEnergy(long settledArea, List<Reading> window, boolean overflowed) {

    /** A quarter of an hour of readings a minute: queues are replayed in order. */
    static final int WINDOW_MAX = 16;

    static final DerivedEnergy NONE = new DerivedEnergy(0, List.of(), false);

    private static final long AREA_PER_WH = 2 * Duration.ofHours(1).toMillis();

    /** What flowed at an instant. */
    record Reading(Instant at, long powerWatts) {}

    DerivedEnergy {
        window = List.copyOf(window);
    }

    DerivedEnergy with(Reading reading) {
        if (overflowed && reading.at().isBefore(window.getFirst().at())) {
            return this;
        }
        List<Reading> readings = new ArrayList<>(window);
        int index = 0;
        while (index < readings.size() && readings.get(index).at().isBefore(reading.at())) {
            index++;
        }
        if (index < readings.size() && readings.get(index).at().equals(reading.at())) {
            // Of two for one instant the stronger one counts, whichever came first.
            if (readings.get(index).powerWatts() < reading.powerWatts()) {
                readings.set(index, reading);
            }
            return new DerivedEnergy(settledArea, readings, overflowed);
        }
        readings.add(index, reading);
        if (readings.size() <= WINDOW_MAX) {
            return new DerivedEnergy(settledArea, readings, overflowed);
        }
        long area = settledArea + areaBetween(readings.get(0), readings.get(1));
        return new DerivedEnergy(area, readings.subList(1, readings.size()), true);
    }

    /** Rounded down to the Wh. */
    long energyWh() {
        long area = settledArea;
        Reading before = null;
        for (Reading reading : window) {
            area += areaBetween(before, reading);
            before = reading;
        }
        return area / AREA_PER_WH;
    }

    private static long areaBetween(@Nullable Reading before, Reading after) {
        return before == null
                ? 0
                : (before.powerWatts() + after.powerWatts())
                        * Duration.between(before.at(), after.at()).toMillis();
    }
}
