package com.bluesky.charging.site.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which sites are asked for: those that meet all of it. What is null or empty excludes none.
 *
 * @param text found in name or address, whatever the case of letters
 * @param near only sites around a point, nearest first
 * @param openAt only sites that told that they are open then
 * @param amenities only sites that have all of these
 * @param connector only sites that have a connector like this
 * @param updatedSince only sites that changed then or later
 * @param retired whether those out of service are asked for too; with updatedSince they are
 */
public record SiteFilter(
        @Nullable String text,
        @Nullable Near near,
        @Nullable Instant openAt,
        List<Amenity> amenities,
        @Nullable WantedConnector connector,
        @Nullable Instant updatedSince,
        boolean retired) {

    /** All sites in service. */
    public static final SiteFilter IN_SERVICE =
            new SiteFilter(null, null, null, List.of(), null, null, false);

    public SiteFilter {
        amenities = List.copyOf(amenities);
    }

    /** Who keeps a copy must see that something was retired, so that is shown as a change. */
    public boolean showsRetired() {
        return retired || updatedSince != null;
    }

    /**
     * A circle on the earth.
     *
     * @param latitude WGS 84 degrees, −90 to 90
     * @param longitude WGS 84 degrees, −180 to 180
     * @param radiusMeters along the surface
     */
    public record Near(double latitude, double longitude, int radiusMeters) {

        /** Nobody drives further to charge. */
        public static final int RADIUS_MAX_METERS = 500_000;

        /** A town and its surroundings. */
        public static final int RADIUS_DEFAULT_METERS = 25_000;
    }

    /**
     * A connector that meets all of this at once.
     *
     * @param free whether it must be free, as {@code freeConnectors} of a site counts
     * @param plug null for any
     * @param minPowerWatts what it can deliver at least; 0 for any
     */
    public record WantedConnector(boolean free, @Nullable String plug, int minPowerWatts) {}
}
