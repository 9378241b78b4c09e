package com.bluesky.charging.site.command;

import com.bluesky.charging.kernel.Refusal;
import com.bluesky.charging.kernel.Rule;
import com.bluesky.charging.site.contract.SiteRefusal.SiteZoneIsFixed;

/** A site keeps the zone that it was created with: tariffs of its connectors are made for it. */
record ZoneStays(String zone, String wanted) implements Rule {

    @Override
    public boolean holds() {
        return wanted.equals(zone);
    }

    @Override
    public Refusal refusal() {
        return new SiteZoneIsFixed(zone);
    }
}
