package com.bluesky.charging.site.web;

import com.bluesky.charging.site.contract.Amenity;
import com.bluesky.charging.site.contract.OpeningHours;
import com.bluesky.charging.site.contract.SiteProfile;
import com.bluesky.charging.site.contract.SiteView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site as every customer of its operator may see it.
 *
 * @param latitude WGS 84 degrees
 * @param longitude WGS 84 degrees
 * @param zone IANA time zone; prices and opening hours follow its clock
 * @param directions how to find the place when one is there already
 * @param supportPhone of the operator's service for drivers
 * @param openingHours absent where the operator does not tell them
 * @param openNow whether it is open at the moment of the answer; absent without opening hours, and
 *     of a site out of service
 * @param devices in service
 * @param connectors of devices in service
 * @param freeConnectors connectors that no order occupies and whose status allows a start, as that
 *     of their device does; whether the device is linked is not considered: see the status of the
 *     site
 * @param distanceMeters from the point that a list was asked for; absent otherwise
 * @param updatedAt when the site itself was changed last; what happens at its devices, and with it
 *     the counts, is no change of it
 * @param retiredAt since when it is out of service; absent while it is in service
 * @param version of the site itself: counts do not raise it
 */
record Site(
        String siteId,
        String operatorId,
        String name,
        String address,
        double latitude,
        double longitude,
        String zone,
        @Nullable String description,
        @Nullable String directions,
        @Nullable String supportPhone,
        List<Amenity> amenities,
        @Nullable SiteHours openingHours,
        @Nullable Boolean openNow,
        List<SitePicture> pictures,
        int devices,
        int connectors,
        int freeConnectors,
        @Nullable Long distanceMeters,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant retiredAt,
        long version) {

    static Site of(SiteView view, Instant now) {
        SiteProfile profile = view.profile();
        OpeningHours hours = profile.openingHours();
        return new Site(
                view.siteId(),
                view.operatorId(),
                profile.name(),
                profile.address(),
                profile.latitude(),
                profile.longitude(),
                profile.zone(),
                profile.description(),
                profile.directions(),
                profile.supportPhone(),
                profile.amenities(),
                hours == null ? null : SiteHours.of(hours),
                view.openAt(now),
                profile.pictures().stream().map(SitePicture::of).toList(),
                view.devices(),
                view.connectors(),
                view.freeConnectors(),
                view.distanceMeters(),
                view.createdAt(),
                view.updatedAt(),
                view.retiredAt(),
                view.version());
    }
}
