package com.bluesky.charging.site.contract;

import java.time.Instant;

/** What happened to a site. */
public sealed interface SiteEvent {

    String siteId();

    record SiteCreated(
            String siteId,
            String operatorId,
            SiteProfile profile,
            String fingerprint,
            Instant createdAt)
            implements SiteEvent {}

    /**
     * What is told of a site changed.
     *
     * @param profile the whole of it, as it is from now on
     * @param basedOnVersion the version that was changed
     */
    record SiteChanged(
            String siteId,
            String operatorId,
            SiteProfile profile,
            long basedOnVersion,
            String fingerprint,
            Instant at)
            implements SiteEvent {}

    /** It is out of service for good. */
    record SiteRetired(String siteId, String operatorId, Instant at) implements SiteEvent {}
}
