package com.bluesky.charging.site.contract;

import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.kernel.Tenant;

/** Asks for an operator's sites, oldest first; answers a {@link SitePage}. */
public record ListSites(Tenant tenant, PageRequest page) {}
