package com.bluesky.charging.site.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator tells of a site.
 *
 * @param latitude WGS 84 degrees, −90 to 90
 * @param longitude WGS 84 degrees, −180 to 180
 * @param zone IANA time zone, such as {@code Asia/Shanghai}; prices follow its clock
 * @param description for drivers
 * @param directions how to find the place when one is there already
 * @param supportPhone of the operator's service for drivers, not of a person
 * @param openingHours null when the operator has not told them
 */
public record SiteProfile(
        String name,
        String address,
        double latitude,
        double longitude,
        String zone,
        @Nullable String description,
        @Nullable String directions,
        @Nullable String supportPhone,
        List<Amenity> amenities,
        @Nullable OpeningHours openingHours,
        List<Picture> pictures) {

    /** What fits on the screen of a phone. */
    public static final int DESCRIPTION_MAX = 2_000;

    /** A few sentences. */
    public static final int DIRECTIONS_MAX = 1_000;

    /** More pictures than this nobody looks at. */
    public static final int PICTURES_MAX = 20;

    /** What browsers and proxies are sure to take. */
    public static final int URL_MAX = 2_048;

    /** One line. */
    public static final int CAPTION_MAX = 200;

    public SiteProfile {
        amenities = List.copyOf(amenities);
        pictures = List.copyOf(pictures);
    }

    /** A site of which no more is told than where it is. */
    public static SiteProfile bare(
            String name, String address, double latitude, double longitude, String zone) {
        return new SiteProfile(
                name, address, latitude, longitude, zone, null, null, null, List.of(), null,
                List.of());
    }
}
