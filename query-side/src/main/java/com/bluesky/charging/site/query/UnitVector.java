package com.bluesky.charging.site.query;

/**
 * A place as a point on a sphere of radius 1. The straight line between two such points grows with
 * the way along the surface, so it sorts by distance and has no case for poles and the date line.
 */
record UnitVector(double x, double y, double z) {

    /** The mean radius of the earth (IUGG). A sphere is at most half a per cent wrong. */
    static final double EARTH_RADIUS_METERS = 6_371_008.8;

    /**
     * The point of a place.
     *
     * @param latitude WGS 84 degrees
     * @param longitude WGS 84 degrees
     */
    static UnitVector of(double latitude, double longitude) {
        // The same bits on every machine, so that a rebuilt read model has the same rows.
        double phi = StrictMath.toRadians(latitude);
        double lambda = StrictMath.toRadians(longitude);
        return new UnitVector(
                StrictMath.cos(phi) * StrictMath.cos(lambda),
                StrictMath.cos(phi) * StrictMath.sin(lambda),
                StrictMath.sin(phi));
    }

    /** The square of the straight line to another point; {@link SiteSearch} has it in SQL. */
    double squaredChordTo(UnitVector other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return dx * dx + dy * dy + dz * dz;
    }

    /** The straight line that belongs to a way along the surface, squared. */
    static double squaredChordOf(double meters) {
        double half = StrictMath.sin(meters / (2 * EARTH_RADIUS_METERS));
        return 4 * half * half;
    }

    /** The way along the surface that belongs to the square of a straight line. */
    static double metersOf(double squaredChord) {
        double half = Math.min(1, StrictMath.sqrt(squaredChord) / 2);
        return 2 * EARTH_RADIUS_METERS * StrictMath.asin(half);
    }
}
