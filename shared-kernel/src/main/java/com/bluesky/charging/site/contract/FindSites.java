package com.bluesky.charging.site.contract;

import com.bluesky.charging.kernel.Tenant;
import java.util.List;

/**
 * Asks for some sites by their ids; answers {@link FoundSites}. What the operator does not have is
 * left out.
 *
 * @param siteIds at most {@link #SITES_MAX}
 */
public record FindSites(Tenant tenant, List<String> siteIds) {

    /** What a map on a screen shows; more is a list. */
    public static final int SITES_MAX = 50;

    public FindSites {
        if (siteIds.size() > SITES_MAX) {
            throw new IllegalArgumentException(
                    "At most " + SITES_MAX + " sites at once, not " + siteIds.size() + ".");
        }
        siteIds = List.copyOf(siteIds);
    }
}
