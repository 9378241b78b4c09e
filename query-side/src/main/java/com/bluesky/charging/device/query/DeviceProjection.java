package com.bluesky.charging.device.query;

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
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DiagnosticsStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.FirmwareStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.LogStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.SecurityEventTold;
import com.bluesky.charging.kernel.query.StreamRows;
import jakarta.persistence.EntityManager;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;

/**
 * Feeds {@code devices} and {@code device_security_events} from devices, and {@code connectors}
 * from connectors.
 */
@Component
@ProcessingGroup(DeviceProjection.GROUP)
class DeviceProjection {

    static final String GROUP = "read.device";

    private final EntityManager entities;
    private final StreamRows<DeviceRow> devices;
    private final StreamRows<ConnectorRow> connectors;

    DeviceProjection(EntityManager entities) {
        this.entities = entities;
        devices = new StreamRows<>(entities, DeviceRow.class);
        connectors = new StreamRows<>(entities, ConnectorRow.class);
    }

    @EventHandler
    void on(DeviceEvent event, @SequenceNumber long sequence) {
        String id = event.deviceId();
        switch (event) {
            case DeviceRegistered registered ->
                    devices.begin(id, sequence, () -> new DeviceRow(registered));
            case DeviceBooted booted -> devices.next(id, sequence, row -> row.booted(booted));
            case DeviceStatusChanged changed ->
                    devices.next(id, sequence, row -> row.statusChanged(changed));
            case DeviceAdmissionChanged changed ->
                    devices.next(id, sequence, row -> row.admissionChanged(changed));
            case FirmwareStatusTold told ->
                    devices.next(id, sequence, row -> row.firmwareStatusTold(told));
            case DiagnosticsStatusTold told ->
                    devices.next(id, sequence, row -> row.diagnosticsStatusTold(told));
            case LogStatusTold told -> devices.next(id, sequence, row -> row.logStatusTold(told));
            case SecurityEventTold told ->
                    devices.next(
                            id,
                            sequence,
                            _ -> entities.persist(new SecurityEventRow(told, sequence)));
            case CertificateRequested _ -> devices.next(id, sequence, _ -> {});
            case ConnectionTimeOutTold told ->
                    devices.next(id, sequence, row -> row.connectionTimeOutTold(told));
        }
    }

    @EventHandler
    void on(ConnectorEvent event, @SequenceNumber long sequence) {
        String key = event.connectorKey();
        switch (event) {
            case ConnectorAdded added ->
                    connectors.begin(key, sequence, () -> new ConnectorRow(added));
            case ConnectorPriced priced ->
                    connectors.next(key, sequence, row -> row.priced(priced));
            case ConnectorStatusChanged changed ->
                    connectors.next(key, sequence, row -> row.statusChanged(changed));
            case ConnectorOccupied occupied ->
                    connectors.next(key, sequence, row -> row.occupied(occupied.orderId()));
            case ConnectorReleased released ->
                    connectors.next(key, sequence, row -> row.released(released));
            case ConnectorStatusDoubted _ -> connectors.next(key, sequence, _ -> {});
        }
    }

    @ResetHandler
    void reset() {
        devices.deleteAll();
        connectors.deleteAll();
        StreamRows.deleteAll(entities, SecurityEventRow.class);
    }
}
