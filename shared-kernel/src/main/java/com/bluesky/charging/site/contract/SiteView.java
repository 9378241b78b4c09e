package com.bluesky.charging.site.contract;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A site as the read model knows it.
 *
 * @param devices in service
 * @param connectors of devices in service
 * @param freeConnectors connectors that no order occupies, whose last status allows a start, as
 *     that of their device does, and whose device is admitted; whether the device is linked is not
 *     considered
 * @param distanceMeters from the point that a list was asked for; null otherwise
 * @param updatedAt when the site itself was changed last; what happens at its devices is no change
 *     of it
 * @param retiredAt null while it is in service
 * @param version of the site itself: what happens at its devices does not raise it
 */
public record SiteView(
        String siteId,
        String operatorId,
        SiteProfile profile,
        int devices,
        int connectors,
        int freeConnectors,
        @Nullable Long distanceMeters,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant retiredAt,
        long version) {

    /** IANA time zone; prices follow its clock. */
    public String zone() {
        return profile.zone();
    }

    /** Whether it is open at an instant; null where nobody told, and out of service. */
    public @Nullable Boolean openAt(Instant instant) {
        OpeningHours hours = profile.openingHours();
        if (hours == null || retiredAt != null) {
            return null;
        }
        return hours.isOpenAt(instant, ZoneId.of(zone()));
    }
}
