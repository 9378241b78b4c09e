package com.bluesky.charging.site.query;

import com.bluesky.charging.device.contract.ConnectorEvent;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorAdded;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorOccupied;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusChanged;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusDoubted;
import com.bluesky.charging.device.contract.DeviceEvent;
import com.bluesky.charging.device.contract.DeviceEvent.CertificateRequested;
import com.bluesky.charging.device.contract.DeviceEvent.ConnectionTimeOutTold;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceAdmissionChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceBooted;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DevicePasswordRotated;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRetired;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DiagnosticsStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.FirmwareStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.LogStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.SecurityEventTold;
import com.bluesky.charging.kernel.query.StreamRows;
import com.bluesky.charging.site.contract.SiteEvent;
import com.bluesky.charging.site.contract.SiteEvent.SiteChanged;
import com.bluesky.charging.site.contract.SiteEvent.SiteCreated;
import com.bluesky.charging.site.contract.SiteEvent.SiteRetired;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
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
    void on(SiteEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        String id = event.siteId();
        switch (event) {
            case SiteCreated created ->
                    sites.begin(
                            id,
                            sequence,
                            () -> {
                                SiteRow row = new SiteRow(created);
                                row.changedAt(recordedAt);
                                return row;
                            });
            case SiteChanged changed ->
                    change(id, sequence, recordedAt, row -> row.changed(changed));
            case SiteRetired retired ->
                    change(id, sequence, recordedAt, row -> row.retired(retired));
        }
    }

    private void change(
            String siteId, long sequence, Instant recordedAt, Consumer<SiteRow> change) {
        sites.next(
                siteId,
                sequence,
                row -> {
                    change.accept(row);
                    row.changedAt(recordedAt);
                });
    }

    @EventHandler
    void on(DeviceEvent event, @SequenceNumber long sequence) {
        String id = event.deviceId();
        switch (event) {
            case DeviceRegistered registered ->
                    devices.begin(id, sequence, () -> new SiteDeviceRow(registered));
            case DeviceStatusChanged changed ->
                    devices.next(id, sequence, row -> row.statusChanged(changed.status()));
            case DeviceAdmissionChanged changed ->
                    devices.next(id, sequence, row -> row.admitted(changed.admission()));
            case DeviceChanged changed ->
                    devices.next(id, sequence, row -> row.has(changed.connectors()));
            case DeviceRetired _ -> devices.next(id, sequence, SiteDeviceRow::retired);
            case DevicePasswordRotated _,
                    DeviceBooted _,
                    FirmwareStatusTold _,
                    DiagnosticsStatusTold _,
                    LogStatusTold _,
                    SecurityEventTold _,
                    CertificateRequested _,
                    ConnectionTimeOutTold _ ->
                    devices.next(id, sequence, _ -> {});
        }
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
