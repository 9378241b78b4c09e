package com.bluesky.charging.device.contract;

import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The occupancy of a connector by one order, remembered for ever in a stream of its own. */
public sealed interface OccupancyEvent {

    String occupancyId();

    record OccupancyGranted(
            String occupancyId,
            String orderId,
            String connectorKey,
            String operatorId,
            String siteId,
            String zone,
            @Nullable Tariff tariff,
            @Nullable String displacedOrderId,
            Instant at)
            implements OccupancyEvent {}

    /** It ended, or was closed before it was ever granted. A running charge may open it anew. */
    record OccupancyEnded(
            String occupancyId, String orderId, String connectorKey, String operatorId, Instant at)
            implements OccupancyEvent {}
}
