package com.bluesky.charging.device.query;

import com.bluesky.charging.device.contract.ListSecurityEvents;
import com.bluesky.charging.device.contract.ListUnmatchedReports;
import com.bluesky.charging.device.contract.SecurityEventPage;
import com.bluesky.charging.device.contract.UnmatchedReportPage;
import com.bluesky.charging.kernel.Tenant;
import com.bluesky.charging.kernel.query.Condition;
import com.bluesky.charging.kernel.query.Filters;
import com.bluesky.charging.kernel.query.Keyset;
import com.bluesky.charging.kernel.query.Slice;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers what a device told that a person has to look at. */
@Component
@Transactional(readOnly = true)
class DeviceReportQueries {

    private static final Keyset<SecurityEventRow> SECURITY_EVENTS =
            new Keyset<>(SecurityEventRow.class, "at", "eventId", true, SecurityEventRow::position);

    private static final Keyset<UnmatchedReportRow> UNMATCHED_REPORTS =
            new Keyset<>(
                    UnmatchedReportRow.class,
                    "receivedAt",
                    "reportId",
                    true,
                    UnmatchedReportRow::position);

    private final EntityManager entities;
    private final DeviceRows devices;

    DeviceReportQueries(EntityManager entities, DeviceRows devices) {
        this.entities = entities;
        this.devices = devices;
    }

    @QueryHandler
    Optional<SecurityEventPage> list(ListSecurityEvents query) {
        return device(query.tenant(), query.deviceId())
                .map(device -> {
                    Slice<SecurityEventRow> slice =
                            SECURITY_EVENTS.page(
                                    entities,
                                    Condition.allOf(
                                            Filters.equal("deviceId", device.deviceId()),
                                            Filters.since("recordedAt", query.updatedSince())),
                                    query.page());
                    return new SecurityEventPage(
                            slice.rows().stream().map(SecurityEventRow::view).toList(),
                            slice.next());
                });
    }

    @QueryHandler
    Optional<UnmatchedReportPage> list(ListUnmatchedReports query) {
        return device(query.tenant(), query.deviceId())
                .map(device -> {
                    Slice<UnmatchedReportRow> slice =
                            UNMATCHED_REPORTS.page(
                                    entities,
                                    Condition.allOf(
                                            Filters.equal("deviceId", device.deviceId()),
                                            Filters.since("recordedAt", query.updatedSince())),
                                    query.page());
                    return new UnmatchedReportPage(
                            slice.rows().stream().map(UnmatchedReportRow::view).toList(),
                            slice.next());
                });
    }

    private Optional<DeviceRow> device(Tenant tenant, String deviceId) {
        return devices.findByDeviceIdAndOperatorId(deviceId, tenant.operatorId());
    }
}
