package com.bluesky.charging.price.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tariffs of the connectors that an event concerns.
 *
 * @param upToDate false while the read model has not passed the event; ask again then
 */
public record ConnectorsToPrice(boolean upToDate, List<ConnectorTariff> connectors) {

    /**
     * The tariff that the nearest assignment gives a connector.
     *
     * @param tariff null when no plan is assigned to it or to anything around it
     */
    public record ConnectorTariff(String connectorKey, @Nullable Tariff tariff) {}
}
