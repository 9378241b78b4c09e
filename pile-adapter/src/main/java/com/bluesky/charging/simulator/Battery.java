package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import com.bluesky.charging.simulator.contract.PowerCurve;

/** The battery of a plugged-in vehicle: it takes what its curve allows, and nothing when full. */
final class Battery {

    /** Short enough to follow the curve, long enough for years to be integrated at once. */
    private static final double STEP_SECONDS = 10;

    private static final double SECONDS_PER_HOUR = 3_600;

    private final double capacityWh;
    private final PowerCurve curve;
    private double storedWh;

    Battery(Vehicle vehicle) {
        this.capacityWh = vehicle.batteryWh();
        this.curve = vehicle.curve();
        this.storedWh = capacityWh * vehicle.chargedPercent() / 100;
    }

    /** Takes what it can get in that time and returns it in Wh. */
    double charge(double seconds, long offeredWatts) {
        double before = storedWh;
        double left = offeredWatts > 0 ? seconds : 0;
        while (left > 0 && !isFull()) {
            double step = Math.min(left, STEP_SECONDS);
            double energyWh = drawnWatts(offeredWatts) * step / SECONDS_PER_HOUR;
            storedWh = Math.min(capacityWh, storedWh + energyWh);
            left -= step;
        }
        return storedWh - before;
    }

    double drawnWatts(long offeredWatts) {
        return isFull() ? 0 : offeredWatts * curve.partAt(storedWh / capacityWh);
    }

    boolean isFull() {
        return storedWh >= capacityWh;
    }

    int chargedPercent() {
        return (int) (storedWh / capacityWh * 100);
    }
}
