package com.bluesky.charging.price.contract;

import java.util.List;

/**
 * The tariffs of the connectors that an event concerns. Connectors without any assigned plan are
 * left out.
 *
 * @param upToDate false while the read model has not passed the event; ask again then
 */
public record ConnectorsToPrice(boolean upToDate, List<ConnectorTariff> connectors) {

    /** The tariff that the nearest assignment gives a connector. */
    public record ConnectorTariff(String connectorKey, Tariff tariff) {}
}
