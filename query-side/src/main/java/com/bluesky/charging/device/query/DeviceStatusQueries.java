package com.bluesky.charging.device.query;

import com.bluesky.charging.device.contract.DeviceStatusPage;
import com.bluesky.charging.device.contract.ListDeviceStatuses;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Slice;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers what a device told of its status. */
@Component
@Transactional(readOnly = true)
class DeviceStatusQueries {

    private static final Keyset<DeviceStatusRow> NEWEST_FIRST =
            new Keyset<>("at", "entryId", Sort.Direction.DESC, DeviceStatusRow::position);

    private final DeviceRows devices;
    private final DeviceStatusRows statuses;

    DeviceStatusQueries(DeviceRows devices, DeviceStatusRows statuses) {
        this.devices = devices;
        this.statuses = statuses;
    }

    @QueryHandler
    Optional<DeviceStatusPage> list(ListDeviceStatuses query) {
        return devices.findByDeviceIdAndOperatorId(query.deviceId(), query.tenant().operatorId())
                .map(device -> {
                    Slice<DeviceStatusRow> slice =
                            NEWEST_FIRST.page(statuses, wantedBy(query), query.page());
                    return new DeviceStatusPage(
                            slice.rows().stream().map(DeviceStatusRow::view).toList(),
                            slice.next());
                });
    }

    private static PredicateSpecification<DeviceStatusRow> wantedBy(ListDeviceStatuses query) {
        return Filters.allOf(
                Filters.equal("deviceId", query.deviceId()),
                Filters.equal("connectorId", query.connectorId()),
                Filters.since("at", query.from()),
                before(query.to()),
                Filters.since("recordedAt", query.updatedSince()));
    }

    private static @Nullable PredicateSpecification<DeviceStatusRow> before(
            @Nullable Instant instant) {
        return instant == null ? null : (row, cb) -> cb.lessThan(row.get("at"), instant);
    }
}
