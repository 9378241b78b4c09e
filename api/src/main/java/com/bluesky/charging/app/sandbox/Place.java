package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.price.contract.TariffComponent;
import java.util.List;

/**
 * A site of the sandbox with the price plan that is assigned to it.
 *
 * @param zone IANA time zone
 */
record Place(String id, String name, String address, Point point, String zone, Plan plan) {

    /** WGS 84 degrees. */
    record Point(double latitude, double longitude) {}

    /** Prices; their currency is their operator's. */
    record Plan(String id, String name, List<TariffComponent> prices, long defaultHoldMinor) {}
}
