package com.bluesky.charging.device.contract;

import com.bluesky.charging.price.contract.Tariff;
import org.jspecify.annotations.Nullable;

/**
 * What a connector grants an order that occupies it.
 *
 * @param tariff null only for a running charge on a connector without one
 * @param displacedOrderId the order that had to give way to a running charge
 */
public record ConnectorGranted(
        String siteId, String zone, @Nullable Tariff tariff, @Nullable String displacedOrderId) {

    /** The id of an order's occupancy, a stream of its own. */
    public static String occupancyIdOf(String orderId) {
        return "occupancy-" + orderId;
    }
}
