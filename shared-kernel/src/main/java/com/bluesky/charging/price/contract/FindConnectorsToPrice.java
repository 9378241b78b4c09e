package com.bluesky.charging.price.contract;

import org.jspecify.annotations.Nullable;

/**
 * Asks which connectors an event concerns and which tariff each of them has now; answers {@link
 * ConnectorsToPrice}. Exactly one of {@code connectorKey} and {@code planId} is set.
 *
 * @param connectorKey the connector that was added
 * @param planId the plan that was published or assigned; all connectors under any of its
 *     assignments are concerned
 * @param minVersion the number of the event in the stream of that connector or plan, which the read
 *     model must have passed
 */
public record FindConnectorsToPrice(
        @Nullable String connectorKey, @Nullable String planId, long minVersion) {

    public static FindConnectorsToPrice addedConnector(String connectorKey, long minVersion) {
        return new FindConnectorsToPrice(connectorKey, null, minVersion);
    }

    public static FindConnectorsToPrice changedPlan(String planId, long minVersion) {
        return new FindConnectorsToPrice(null, planId, minVersion);
    }
}
