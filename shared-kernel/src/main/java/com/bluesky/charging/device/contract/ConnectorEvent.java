package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a connector. */
public sealed interface ConnectorEvent {

    String connectorKey();

    record ConnectorAdded(
            String connectorKey,
            String deviceId,
            String operatorId,
            String siteId,
            String zone,
            ConnectorSpec spec,
            Instant addedAt)
            implements ConnectorEvent {}

    /**
     * The connector carries another tariff.
     *
     * @param tariff null when no price plan holds there any more
     */
    record ConnectorPriced(
            String connectorKey,
            String operatorId,
            @Nullable Tariff tariff,
            long revision,
            Instant at)
            implements ConnectorEvent {}

    record ConnectorStatusChanged(
            String connectorKey,
            String deviceId,
            int connectorId,
            String operatorId,
            ConnectorStatus status,
            String errorCode,
            @Nullable String info,
            @Nullable String vendorErrorCode,
            ReportTime time)
            implements ConnectorEvent {}

    /**
     * A status that is older, by the pile's time, than the one we have: kept, and the present one
     * stays.
     */
    record ConnectorStatusDoubted(
            String connectorKey,
            String operatorId,
            ConnectorStatus status,
            String errorCode,
            ReportTime time,
            String reason)
            implements ConnectorEvent {}

    /**
     * An order has the connector.
     *
     * @param beganAt when its charge began, where that is known already
     */
    record ConnectorOccupied(
            String connectorKey,
            String operatorId,
            String orderId,
            @Nullable String displacedOrderId,
            @Nullable Instant beganAt,
            Instant at)
            implements ConnectorEvent {}

    record ConnectorReleased(String connectorKey, String operatorId, String orderId, Instant at)
            implements ConnectorEvent {}
}
