package com.bluesky.charging.site.web;

import com.bluesky.charging.site.contract.SiteFilter.Near;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import org.jspecify.annotations.Nullable;

/** What the parameters of a list of sites mean together. */
final class SiteListing {

    /** One letter finds nearly everything; two are a word in some languages. */
    static final int TEXT_MIN = 2;

    static final int TEXT_MAX = 100;

    private static final String FRACTION = "(\\.[0-9]{1,15})?";

    /** A latitude and a longitude in degrees, a comma between them. */
    static final String POINT =
            "-?(90(\\.0{1,15})?|[1-8]?[0-9]"
                    + FRACTION
                    + "),-?(180(\\.0{1,15})?|(1[0-7][0-9]|[1-9]?[0-9])"
                    + FRACTION
                    + ")";

    private SiteListing() {}

    /** The circle that is asked for; null without a point. */
    static @Nullable Near near(@Nullable String point, @Nullable Integer radiusMeters) {
        if (point == null) {
            if (radiusMeters != null) {
                throw RequestRejected.parameter(
                        RequestProblem.INVALID_PARAMETER,
                        "radiusMeters",
                        "A radius needs a point: near=latitude,longitude.");
            }
            return null;
        }
        int comma = point.indexOf(',');
        return new Near(
                Double.parseDouble(point.substring(0, comma)),
                Double.parseDouble(point.substring(comma + 1)),
                radiusMeters == null ? Near.RADIUS_DEFAULT_METERS : radiusMeters);
    }

    /** A cursor is good for the order that it was made in, and that is by distance from a point. */
    static String nameOf(@Nullable Near near) {
        return near == null ? "sites" : "sites near " + near.latitude() + "," + near.longitude();
    }
}
