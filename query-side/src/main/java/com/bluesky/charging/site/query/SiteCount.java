package com.bluesky.charging.site.query;

/** What there is at a site. */
record SiteCount(String siteId, long devices, long connectors, long freeConnectors) {

    static SiteCount none(String siteId) {
        return new SiteCount(siteId, 0, 0, 0);
    }

    /** The counts of devices and of connectors are read apart and put together here. */
    SiteCount with(SiteCount other) {
        return new SiteCount(
                siteId,
                devices + other.devices,
                connectors + other.connectors,
                freeConnectors + other.freeConnectors);
    }
}
