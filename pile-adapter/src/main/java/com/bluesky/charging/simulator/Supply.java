package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.PileSettings;
import com.bluesky.charging.simulator.contract.SimulatedPile.Pause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What flows through one connector, and its meter. */
final class Supply {

    private static final double NANOS_PER_SECOND = 1e9;

    private final int number;
    private final int timeFactor;
    private final PileClock clock;
    private final Profiles profiles;

    private long watts;
    private double meterWh;
    private Instant meteredUntil;
    private @Nullable Pause pause;
    private boolean powered = true;

    Supply(int number, PileSettings settings, PileClock clock, Profiles profiles) {
        this.number = number;
        this.timeFactor = settings.timeFactor();
        this.watts = settings.powerWatts();
        this.meterWh = settings.meterStartWh();
        this.clock = clock;
        this.profiles = profiles;
        this.meteredUntil = clock.trueInstant();
    }

    void give(long otherWatts) {
        watts = otherWatts;
    }

    void pause(@Nullable Pause by) {
        pause = by;
    }

    @Nullable Pause pause() {
        return pause;
    }

    void power(boolean on) {
        powered = on;
    }

    void resetMeter() {
        meterWh = 0;
    }

    long meterWh() {
        return (long) meterWh;
    }

    /** What the vehicle may draw now. */
    long offeredWatts(@Nullable Charge charge) {
        return powered && pause == null ? allowedWatts(charge, clock.instant()) : 0;
    }

    /** What the server's limits leave of the power at an instant. */
    long allowedWatts(@Nullable Charge charge, Instant at) {
        return Math.min(watts, profiles.limitWatts(number, charge, at).orElse(watts));
    }

    /** Lets the energy flow that has flowed since the last look at the meter. */
    void advance(@Nullable Charge charge, @Nullable Battery battery) {
        Instant now = clock.trueInstant();
        Duration elapsed = Duration.between(meteredUntil, now);
        if (!elapsed.isPositive()) {
            return;
        }
        meteredUntil = now;
        if (charge != null && battery != null) {
            double seconds = elapsed.toNanos() / NANOS_PER_SECOND * timeFactor;
            meterWh += battery.charge(seconds, offeredWatts(charge));
        }
    }

    long drawnWatts(@Nullable Charge charge, @Nullable Battery battery) {
        return charge == null || battery == null
                ? 0
                : Math.round(battery.drawnWatts(offeredWatts(charge)));
    }
}
