package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.price.contract.TariffComponent;
import com.bluesky.charging.site.contract.SiteProfile;
import java.util.List;

/** A site of the sandbox with the price plan that is assigned to it. */
record Place(String id, SiteProfile profile, Plan plan) {

    /** Prices; their currency is their operator's. */
    record Plan(String id, String name, List<TariffComponent> prices, long defaultHoldMinor) {}

    String name() {
        return profile.name();
    }

    /** IANA time zone. */
    String zone() {
        return profile.zone();
    }
}
