package com.bluesky.charging.device.contract;

import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.price.contract.Tariff;
import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What may be asked of, and is reported of, a connector. */
public sealed interface ConnectorCommand {

    String connectorKey();

    /** The id of the aggregate of one connector of a device. */
    static String keyOf(String deviceId, int connectorId) {
        return "con-" + deviceId + "-" + connectorId;
    }

    /** Adds a connector of a registered device; repeating it changes nothing. Answers nothing. */
    record AddConnector(
            @TargetAggregateIdentifier String connectorKey,
            String deviceId,
            String operatorId,
            String siteId,
            String zone,
            ConnectorSpec spec,
            Instant at)
            implements ConnectorCommand {}

    /**
     * Gives the connector its tariff; a revision lower than the present one is ignored, and so is
     * the present tariff. Answers nothing.
     *
     * @param tariff null takes it away: no price plan holds there any more
     * @param revision how far the event store had been read when the event that is the cause was
     *     seen; an event that was committed late shares it with the one before
     */
    record PriceConnector(
            @TargetAggregateIdentifier String connectorKey,
            @Nullable Tariff tariff,
            long revision,
            Instant at)
            implements ConnectorCommand {}

    /**
     * Report: the status of the connector (OCPP 1.6 §4.9); an unchanged one appends nothing.
     * Answers whether it is the pile's last word: false when the pile reported a later one before.
     */
    record RecordConnectorStatus(
            @TargetAggregateIdentifier String connectorKey,
            ConnectorStatus status,
            String errorCode,
            @Nullable String info,
            @Nullable String vendorErrorCode,
            ReportTime time)
            implements ConnectorCommand {}

    /**
     * Takes the connector for an order; a known order is answered as before. Answers {@link
     * ConnectorGranted} or refuses with a {@link ConnectorRefusal}.
     *
     * @param running whether the charge already runs at the pile: it is then never refused for
     *     being unavailable, displaces an occupant, and opens an occupancy anew that ended before
     *     {@code at}
     * @param beganAt when a running charge began; one that is known to be older than the occupant
     *     is over, or is about to be told so, and is refused as busy. Null displaces any occupant
     * @param at the recorded time of what caused this, so that a late repeat is told from a new
     *     occupation
     */
    record OccupyConnector(
            @TargetAggregateIdentifier String connectorKey,
            String orderId,
            boolean running,
            @Nullable Instant beganAt,
            Instant at)
            implements ConnectorCommand {}

    /**
     * Frees the connector of an order; without an occupancy, remembers that the order may not
     * occupy any more. Answers nothing.
     *
     * @param at the recorded time of what caused this; an occupancy that was granted later stays
     */
    record ReleaseConnector(
            @TargetAggregateIdentifier String connectorKey, String orderId, Instant at)
            implements ConnectorCommand {}
}
