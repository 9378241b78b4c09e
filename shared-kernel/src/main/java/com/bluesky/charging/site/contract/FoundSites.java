package com.bluesky.charging.site.contract;

import java.util.List;

/** The sites that were asked for and are there, in no order. */
public record FoundSites(List<SiteView> sites) {}
