package com.bluesky.charging.site.query;

import com.bluesky.charging.device.contract.ConnectorEvent;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorAdded;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusChanged;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusDoubted;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.site.contract.SiteEvent;
import com.bluesky.charging.site.contract.SiteEvent.SiteCreated;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * Feeds {@code sites} from sites, {@code site_devices} from devices and {@code site_connectors}
 * from connectors. Counts are made by the queries, because a row that counts would be fed by many.
 */
@Component
@ProcessingGroup(SiteProjection.GROUP)
class SiteProjection {

    static final String GROUP = "read.site";

    private final StreamRows<SiteRow> sites;
    private final StreamRows<SiteDeviceRow> devices;
    private final StreamRows<SiteConnectorRow> connectors;

    SiteProjection(EntityManager entities) {
        sites = new StreamRows<>(entities, SiteRow.class);
        devices = new StreamRows<>(entities, SiteDeviceRow.class);
        connectors = new StreamRows<>(entities, SiteConnectorRow.class);
    }

    @EventHandler
    void on(SiteEvent event, @SequenceNumber long sequence) {
        switch (event) {
            case SiteCreated created ->
                    sites.begin(created.siteId(), sequence, () -> new SiteRow(created));
        }
    }

    @EventHandler
    void on(DeviceRegistered registered, @SequenceNumber long sequence) {
        devices.begin(registered.deviceId(), sequence, () -> new SiteDeviceRow(registered));
    }

    @EventHandler
    void on(ConnectorEvent event, @SequenceNumber long sequence) {
        String key = event.connectorKey();
        switch (event) {
            case ConnectorAdded added ->
                    connectors.begin(key, sequence, () -> new SiteConnectorRow(added));
            case ConnectorStatusChanged changed ->
                    connectors.next(key, sequence, row -> row.statusChanged(changed.status()));
            case ConnectorOccupied occupied ->
                    connectors.next(key, sequence, row -> row.occupied(occupied.orderId()));
            case ConnectorReleased released ->
                    connectors.next(key, sequence, row -> row.released(released));
            case ConnectorPriced _, ConnectorStatusDoubted _ ->
                    connectors.next(key, sequence, _ -> {});
        }
    }

    @ResetHandler
    void reset() {
        sites.deleteAll();
        devices.deleteAll();
        connectors.deleteAll();
    }
}
