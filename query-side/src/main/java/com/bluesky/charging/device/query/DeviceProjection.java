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
import com.bluesky.charging.device.contract.DeviceEvent.DeviceChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DevicePasswordRotated;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRetired;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DiagnosticsStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.FirmwareStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.LogStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.SecurityEventTold;
import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.StreamRows;
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
 * Feeds {@code devices} and {@code device_security_events} from devices, {@code connectors} from
 * connectors, and {@code device_statuses} from both.
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
    void on(DeviceEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        String id = event.deviceId();
        switch (event) {
            case DeviceRegistered registered ->
                    devices.begin(id, sequence, () -> dated(new DeviceRow(registered), recordedAt));
            case DeviceChanged changed ->
                    change(devices, id, sequence, recordedAt, row -> row.changed(changed));
            case DeviceRetired retired ->
                    change(devices, id, sequence, recordedAt, row -> row.retired(retired));
            case DevicePasswordRotated _, CertificateRequested _ ->
                    change(devices, id, sequence, recordedAt, _ -> {});
            case DeviceBooted booted ->
                    change(devices, id, sequence, recordedAt, row -> row.booted(booted));
            case DeviceStatusChanged changed ->
                    change(
                            devices,
                            id,
                            sequence,
                            recordedAt,
                            row -> {
                                row.statusChanged(changed);
                                entities.persist(
                                        new DeviceStatusRow(changed, sequence, recordedAt));
                            });
            case DeviceAdmissionChanged changed ->
                    change(devices, id, sequence, recordedAt, row -> row.admissionChanged(changed));
            case FirmwareStatusTold told ->
                    change(devices, id, sequence, recordedAt, row -> row.firmwareStatusTold(told));
            case DiagnosticsStatusTold told ->
                    change(
                            devices,
                            id,
                            sequence,
                            recordedAt,
                            row -> row.diagnosticsStatusTold(told));
            case LogStatusTold told ->
                    change(devices, id, sequence, recordedAt, row -> row.logStatusTold(told));
            case SecurityEventTold told ->
                    change(
                            devices,
                            id,
                            sequence,
                            recordedAt,
                            _ ->
                                    entities.persist(
                                            new SecurityEventRow(told, sequence, recordedAt)));
            case ConnectionTimeOutTold told ->
                    change(
                            devices,
                            id,
                            sequence,
                            recordedAt,
                            row -> row.connectionTimeOutTold(told));
        }
    }

    @EventHandler
    void on(ConnectorEvent event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        String key = event.connectorKey();
        switch (event) {
            case ConnectorAdded added ->
                    connectors.begin(
                            key, sequence, () -> dated(new ConnectorRow(added), recordedAt));
            case ConnectorPriced priced ->
                    change(connectors, key, sequence, recordedAt, row -> row.priced(priced));
            case ConnectorStatusChanged changed ->
                    change(
                            connectors,
                            key,
                            sequence,
                            recordedAt,
                            row -> {
                                row.statusChanged(changed);
                                entities.persist(
                                        new DeviceStatusRow(changed, sequence, recordedAt));
                            });
            case ConnectorOccupied occupied ->
                    change(
                            connectors,
                            key,
                            sequence,
                            recordedAt,
                            row -> row.occupied(occupied.orderId()));
            case ConnectorReleased released ->
                    change(connectors, key, sequence, recordedAt, row -> row.released(released));
            case ConnectorStatusDoubted _ -> change(connectors, key, sequence, recordedAt, _ -> {});
        }
    }

    private static <R extends DatedRow> void change(
            StreamRows<R> rows, String id, long sequence, Instant recordedAt, Consumer<R> change) {
        rows.next(
                id,
                sequence,
                row -> {
                    change.accept(row);
                    row.changedAt(recordedAt);
                });
    }

    private static <R extends DatedRow> R dated(R row, Instant recordedAt) {
        row.changedAt(recordedAt);
        return row;
    }

    @ResetHandler
    void reset() {
        devices.deleteAll();
        connectors.deleteAll();
        StreamRows.deleteAll(entities, SecurityEventRow.class);
        StreamRows.deleteAll(entities, DeviceStatusRow.class);
    }
}
