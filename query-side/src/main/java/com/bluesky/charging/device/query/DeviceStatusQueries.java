package com.bluesky.charging.device.query;

import com.bluesky.charging.device.contract.DeviceStatusPage;
import com.bluesky.charging.device.contract.ListDeviceStatuses;
import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Slice;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers what a device told of its status. */
@Component
@Transactional(readOnly = true)
class DeviceStatusQueries {

    private static final Keyset<DeviceStatusRow> NEWEST_FIRST =
            new Keyset<>(DeviceStatusRow.class, "at", "entryId", true, DeviceStatusRow::position);

    private final EntityManager entities;
    private final DeviceRows devices;

    DeviceStatusQueries(EntityManager entities, DeviceRows devices) {
        this.entities = entities;
        this.devices = devices;
    }

    @QueryHandler
    Optional<DeviceStatusPage> list(ListDeviceStatuses query) {
        return devices.findByDeviceIdAndOperatorId(query.deviceId(), query.tenant().operatorId())
                .map(device -> {
                    Slice<DeviceStatusRow> slice =
                            NEWEST_FIRST.page(entities, wantedBy(query), query.page());
                    return new DeviceStatusPage(
                            slice.rows().stream().map(DeviceStatusRow::view).toList(),
                            slice.next());
                });
    }

    private static Condition wantedBy(ListDeviceStatuses query) {
        return Condition.allOf(
                Filters.equal("deviceId", query.deviceId()),
                Filters.equal("connectorId", query.connectorId()),
                Filters.since("at", query.from()),
                Filters.before("at", query.to()),
                Filters.since("recordedAt", query.updatedSince()));
    }
}
