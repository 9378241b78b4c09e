package com.bluesky.charging.site.contract;

import com.bluesky.charging.kernel.Tenant;

/** Asks for one site; answers an optional {@link SiteView}. */
public record FindSite(Tenant tenant, String siteId) {}
