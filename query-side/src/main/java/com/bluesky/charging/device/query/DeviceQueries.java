package com.bluesky.charging.device.query;

import com.bluesky.charging.device.contract.DeviceFilter;
import com.bluesky.charging.device.contract.DevicePage;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
import com.bluesky.charging.device.contract.DevicesOfSites;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.device.contract.FindDevicesOfSites;
import com.bluesky.charging.device.contract.ListDevices;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.kernel.query.Search;
import com.bluesky.charging.kernel.query.Slice;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class DeviceQueries {

    private final EntityManager entities;
    private final DeviceRows devices;
    private final ConnectorRows connectors;

    DeviceQueries(EntityManager entities, DeviceRows devices, ConnectorRows connectors) {
        this.entities = entities;
        this.devices = devices;
        this.connectors = connectors;
    }

    @QueryHandler
    Optional<DeviceView> find(FindDevice query) {
        return devices.findByDeviceIdAndOperatorId(query.deviceId(), query.tenant().operatorId())
                .map(device -> views(List.of(device)).getFirst());
    }

    @QueryHandler
    DevicePage list(ListDevices query) {
        List<DeviceRow> fetched =
                searchOf(query)
                        .fetch(
                                entities,
                                "d.registered_at, d.device_id",
                                Slice.sizeToFetch(query.page()));
        Slice<DeviceRow> slice = Slice.of(fetched, query.page(), DeviceRow::position);
        return new DevicePage(views(slice.rows()), slice.next());
    }

    @QueryHandler
    DevicesOfSites find(FindDevicesOfSites query) {
        return new DevicesOfSites(
                views(
                        devices.inServiceAt(
                                query.siteIds().toArray(String[]::new),
                                query.tenant().operatorId(),
                                query.ofEachMax()),
                        connectors::ofDevicesWithoutTariffs));
    }

    private Search<DeviceRow> searchOf(ListDevices query) {
        DeviceFilter filter = query.filter();
        Search<DeviceRow> search =
                new Search<>(DeviceRow.class, "devices", "d")
                        .where(
                                "d.operator_id = :operator",
                                Map.of("operator", query.tenant().operatorId()));
        if (!filter.showsRetired()) {
            search.where("d.retired_at is null", Map.of());
        }
        if (query.siteId() != null) {
            search.where("d.site_id = :site", Map.of("site", query.siteId()));
        }
        if (filter.text() != null) {
            search.containing("d.search_text", filter.text());
        }
        if (filter.status() != null) {
            search.where(
                    "(d.status = :status or d.device_id in (select c.device_id from connectors c"
                            + " where c.operator_id = :operator and c.status = :status))",
                    Map.of("status", filter.status().name()));
        }
        if (filter.updatedSince() != null) {
            search.where(
                    ChangedDevices.condition(
                            entities, query.tenant().operatorId(), filter.updatedSince()),
                    Map.of("since", filter.updatedSince()));
        }
        if (query.page().after() != null) {
            Position end = Position.parse(query.page().after());
            search.where(
                    "d.registered_at >= :end and (d.registered_at > :end or d.device_id > :endId)",
                    Map.of("end", end.at(), "endId", end.id()));
        }
        return search;
    }

    private List<DeviceView> views(List<DeviceRow> rows) {
        return views(rows, connectors::ofDevices);
    }

    /** Reads the connectors of all devices of a page at once. */
    private static List<DeviceView> views(
            List<DeviceRow> rows, Function<String[], List<ConnectorRow>> connectorsOf) {
        Map<String, List<ConnectorRow>> added =
                connectorsOf
                        .apply(rows.stream().map(DeviceRow::deviceId).toArray(String[]::new))
                        .stream()
                        .collect(Collectors.groupingBy(ConnectorRow::deviceId));
        return rows.stream()
                .map(device -> view(device, added.getOrDefault(device.deviceId(), List.of())))
                .toList();
    }

    /**
     * A connector is added a moment after its device was registered; until then it is shown as it
     * was registered.
     */
    private static DeviceView view(DeviceRow device, List<ConnectorRow> added) {
        Map<Integer, ConnectorRow> byNumber =
                added.stream()
                        .collect(Collectors.toMap(ConnectorRow::connectorId, Function.identity()));
        List<ConnectorView> connectorViews =
                device.registeredConnectors().stream()
                        .map(spec -> {
                            ConnectorRow row = byNumber.get(spec.connectorId());
                            return row == null
                                    ? ConnectorRow.viewOfRegistered(device.deviceId(), spec)
                                    : row.view(spec);
                        })
                        .toList();
        Instant connectorsUpdatedAt =
                added.stream()
                        .map(ConnectorRow::updatedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH);
        return device.view(connectorViews, connectorsUpdatedAt);
    }
}
