package com.bluesky.charging.device.query;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.DevicePage;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.device.contract.ListDevices;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class DeviceQueries {

    private static final Keyset<DeviceRow> OLDEST_FIRST =
            new Keyset<>("registeredAt", "deviceId", Sort.Direction.ASC, DeviceRow::position);

    private final DeviceRows devices;
    private final ConnectorRows connectors;

    DeviceQueries(DeviceRows devices, ConnectorRows connectors) {
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
        Slice<DeviceRow> slice = OLDEST_FIRST.page(devices, wantedBy(query), query.page());
        return new DevicePage(views(slice.rows()), slice.next());
    }

    private static PredicateSpecification<DeviceRow> wantedBy(ListDevices query) {
        String operatorId = query.tenant().operatorId();
        PredicateSpecification<DeviceRow> own =
                (device, cb) -> cb.equal(device.get("operatorId"), operatorId);
        String siteId = query.siteId();
        return siteId == null
                ? own
                : own.and((device, cb) -> cb.equal(device.get("siteId"), siteId));
    }

    /** Reads the connectors of all devices of a page at once. */
    private List<DeviceView> views(List<DeviceRow> rows) {
        Map<String, List<ConnectorRow>> added =
                connectors
                        .findByDeviceIdIn(rows.stream().map(DeviceRow::deviceId).toList())
                        .stream()
                        .collect(Collectors.groupingBy(ConnectorRow::deviceId));
        return rows.stream()
                .map(device ->
                        device.view(
                                connectorsOf(
                                        device, added.getOrDefault(device.deviceId(), List.of()))))
                .toList();
    }

    /**
     * A connector is added a moment after its device was registered; until then it is shown as it
     * was registered.
     */
    private static List<ConnectorView> connectorsOf(DeviceRow device, List<ConnectorRow> added) {
        Map<Integer, ConnectorView> byNumber = new TreeMap<>();
        for (ConnectorSpec spec : device.registeredConnectors()) {
            byNumber.put(
                    spec.connectorId(), ConnectorRow.viewOfRegistered(device.deviceId(), spec));
        }
        for (ConnectorRow connector : added) {
            byNumber.put(connector.connectorId(), connector.view());
        }
        return List.copyOf(byNumber.values());
    }
}
