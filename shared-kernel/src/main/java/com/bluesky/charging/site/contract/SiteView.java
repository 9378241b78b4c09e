package com.bluesky.charging.site.contract;

import java.time.Instant;

/**
 * A site as the read model knows it.
 *
 * @param freeConnectors connectors that no order occupies and whose last status allows a start;
 *     whether their device is linked is not considered
 */
public record SiteView(
        String siteId,
        String operatorId,
        String name,
        String address,
        double latitude,
        double longitude,
        String zone,
        int devices,
        int connectors,
        int freeConnectors,
        Instant createdAt,
        long version) {}
