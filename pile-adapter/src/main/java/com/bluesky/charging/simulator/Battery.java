package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;

/**
 * The battery of a plugged-in vehicle: it takes the whole power up to 80 percent, then less and
 * less, and nothing when it is full.
 */
final class Battery {

    private static final double TAPER_FROM = 0.8;

    /** The part of the power that the last bit is charged with. */
    private static final double LEAST_PART = 0.2;

    /** Short enough to follow the curve, long enough for years to be integrated at once. */
    private static final double STEP_SECONDS = 10;

    private static final double SECONDS_PER_HOUR = 3_600;

    private final double capacityWh;
    private double storedWh;

    Battery(Vehicle vehicle) {
        this.capacityWh = vehicle.batteryWh();
        this.storedWh = capacityWh * vehicle.chargedPercent() / 100;
    }

    /** Takes what it can get in that time and returns it in Wh. */
    double charge(double seconds, long offeredWatts) {
        double before = storedWh;
        double left = seconds;
        while (left > 0 && !isFull()) {
            double step = Math.min(left, STEP_SECONDS);
            double energyWh = drawnWatts(offeredWatts) * step / SECONDS_PER_HOUR;
            storedWh = Math.min(capacityWh, storedWh + energyWh);
            left -= step;
        }
        return storedWh - before;
    }

    double drawnWatts(long offeredWatts) {
        double level = storedWh / capacityWh;
        if (isFull()) {
            return 0;
        }
        if (level <= TAPER_FROM) {
            return offeredWatts;
        }
        double above = (level - TAPER_FROM) / (1 - TAPER_FROM);
        return offeredWatts * (1 - above * (1 - LEAST_PART));
    }

    boolean isFull() {
        return storedWh >= capacityWh;
    }

    int chargedPercent() {
        return (int) (storedWh / capacityWh * 100);
    }
}
