package com.bluesky.charging.simulator.contract;

import java.util.List;

/**
 * Which part of the offered power a vehicle takes, by how full its battery is; between two points
 * the part changes evenly.
 *
 * @param points in growing order of charge, from 0 to 100 percent
 */
public record PowerCurve(List<Point> points) {

    /**
     * One point of the curve.
     *
     * @param chargedPercent from 0 to 100
     * @param powerPercent from 1 to 100: a battery that is not full takes something
     */
    public record Point(int chargedPercent, int powerPercent) {

        /** Checks the ranges. */
        public Point {
            check(chargedPercent >= 0 && chargedPercent <= 100, "A charge is 0 to 100 percent.");
            check(powerPercent >= 1 && powerPercent <= 100, "A power is 1 to 100 percent.");
        }
    }

    /** A vehicle at a DC pile: everything up to 80 percent, then less and less. */
    public static final PowerCurve DC =
            new PowerCurve(List.of(new Point(0, 100), new Point(80, 100), new Point(100, 20)));

    /** A vehicle at an AC pile: its own charger takes everything almost to the end. */
    public static final PowerCurve AC =
            new PowerCurve(List.of(new Point(0, 100), new Point(97, 100), new Point(100, 50)));

    /** Checks the order. */
    public PowerCurve {
        points = List.copyOf(points);
        check(points.size() >= 2, "A curve has at least two points.");
        check(points.getFirst().chargedPercent() == 0, "A curve begins at 0 percent.");
        check(points.getLast().chargedPercent() == 100, "A curve ends at 100 percent.");
        for (int next = 1; next < points.size(); next++) {
            check(
                    points.get(next - 1).chargedPercent() < points.get(next).chargedPercent(),
                    "The points of a curve grow.");
        }
    }

    /** The part of the power that is taken, from 0.01 to 1, at a level from 0 to 1. */
    public double partAt(double level) {
        double percent = level * 100;
        Point low = points.getFirst();
        for (Point high : points) {
            if (percent <= high.chargedPercent()) {
                int width = high.chargedPercent() - low.chargedPercent();
                double along = width == 0 ? 0 : (percent - low.chargedPercent()) / width;
                return (low.powerPercent() + along * (high.powerPercent() - low.powerPercent()))
                        / 100;
            }
            low = high;
        }
        return low.powerPercent() / 100.0;
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
