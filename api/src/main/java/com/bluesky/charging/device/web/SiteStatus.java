package com.bluesky.charging.device.web;

import com.bluesky.charging.site.contract.SiteView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What goes on at a site now.
 *
 * @param openNow whether its opening hours say so; absent where it has none
 * @param freeConnectors connectors of the devices shown at which a charge may be started now
 * @param devices in service, the oldest first
 * @param moreDevices whether there are more than are shown: list them by their site
 * @param retiredAt since when it is out of service; absent while it is in service
 */
record SiteStatus(
        String siteId,
        String name,
        @Nullable Boolean openNow,
        int freeConnectors,
        List<LiveStatus> devices,
        boolean moreDevices,
        @Nullable Instant retiredAt) {

    static SiteStatus of(SiteView site, List<LiveStatus> found, int shownMax, Instant now) {
        List<LiveStatus> shown = found.subList(0, Math.min(found.size(), shownMax));
        return new SiteStatus(
                site.siteId(),
                site.profile().name(),
                site.openAt(now),
                shown.stream().mapToInt(LiveStatus::freeConnectors).sum(),
                shown,
                found.size() > shownMax,
                site.retiredAt());
    }
}
