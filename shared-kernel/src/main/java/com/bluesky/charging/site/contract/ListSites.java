package com.bluesky.charging.site.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;

/**
 * Asks for an operator's sites, nearest first where the filter names a point, else oldest first;
 * answers a {@link SitePage}.
 */
public record ListSites(Tenant tenant, SiteFilter filter, PageRequest page) {

    /** All sites in service. */
    public ListSites(Tenant tenant, PageRequest page) {
        this(tenant, SiteFilter.IN_SERVICE, page);
    }
}
