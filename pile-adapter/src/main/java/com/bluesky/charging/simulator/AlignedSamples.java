package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.Readings.Context;
import com.bluesky.charging.simulator.Turns.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Reads all meters at times that are aligned to the clock, from midnight UTC on (OCPP 1.6 §9.1,
 * {@code ClockAlignedDataInterval}).
 */
final class AlignedSamples {

    private final Turns turns;
    private final PileClock clock;
    private final Configuration configuration;
    private final List<PileConnector> connectors;
    private Alarm next = Alarm.none();

    AlignedSamples(
            Turns turns,
            PileClock clock,
            Configuration configuration,
            List<PileConnector> connectors) {
        this.turns = turns;
        this.clock = clock;
        this.configuration = configuration;
        this.connectors = List.copyOf(connectors);
    }

    /** Waits for the next time, by the interval and the clock as they are now. */
    void schedule() {
        next.cancel();
        Duration interval = configuration.alignedInterval();
        if (interval.isPositive()) {
            Instant now = clock.instant();
            next = turns.after(Duration.between(now, after(now, interval)), this::sample);
        }
    }

    static Instant after(Instant now, Duration interval) {
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        long passed = Duration.between(midnight, now).dividedBy(interval);
        return midnight.plus(interval.multipliedBy(passed + 1));
    }

    private void sample() {
        connectors.forEach(
                connector -> connector.meter(Context.CLOCK, configuration.alignedMeasurands()));
        schedule();
    }
}
