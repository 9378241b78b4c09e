package com.bluesky.charging.price.contract;

import org.jspecify.annotations.Nullable;

/**
 * Asks which connectors an event concerns and which tariff each of them has now; answers {@link
 * ConnectorsToPrice}. Exactly one of {@code connectorKey}, {@code planId} and {@code target} is
 * set.
 *
 * @param connectorKey the connector that was added
 * @param planId the plan that was published; all connectors under any of its assignments are
 *     concerned
 * @param target what got or lost a plan of its own; all connectors under it are concerned
 * @param minVersion the number of the event in the stream of that connector, plan or assignment,
 *     which the read model must have passed
 */
public record FindConnectorsToPrice(
        @Nullable String connectorKey,
        @Nullable String planId,
        @Nullable PriceTarget target,
        long minVersion) {

    public static FindConnectorsToPrice addedConnector(String connectorKey, long minVersion) {
        return new FindConnectorsToPrice(connectorKey, null, null, minVersion);
    }

    public static FindConnectorsToPrice publishedPlan(String planId, long minVersion) {
        return new FindConnectorsToPrice(null, planId, null, minVersion);
    }

    public static FindConnectorsToPrice changedTarget(PriceTarget target, long minVersion) {
        return new FindConnectorsToPrice(null, null, target, minVersion);
    }
}
