package com.bluesky.charging.site.contract;

import java.time.Instant;

/** What happened to a site. */
public sealed interface SiteEvent {

    String siteId();

    record SiteCreated(
            String siteId,
            String operatorId,
            String name,
            String address,
            double latitude,
            double longitude,
            String zone,
            String fingerprint,
            Instant createdAt)
            implements SiteEvent {}
}
