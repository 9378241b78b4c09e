package com.bluesky.charging.site.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of sites; {@code next} is null on the last one. */
public record SitePage(List<SiteView> items, @Nullable String next) {}
