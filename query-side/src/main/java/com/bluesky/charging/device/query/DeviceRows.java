package com.bluesky.charging.device.query;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface DeviceRows extends Repository<DeviceRow, String> {

    Optional<DeviceRow> findByDeviceIdAndOperatorId(String deviceId, String operatorId);

    /**
     * The oldest devices in service of each of some sites. All devices of a site are of one
     * operator; asked for beside the sites, PostgreSQL would look for all devices of the operator.
     */
    @NativeQuery(
            """
            select d.* from (
                select devices.*, row_number() over (
                    partition by site_id order by registered_at, device_id) as place
                from devices
                where site_id = any(:siteIds) and retired_at is null) d
            where d.place <= :ofEach and d.operator_id = :operatorId
            order by d.registered_at, d.device_id
            """)
    List<DeviceRow> inServiceAt(String[] siteIds, String operatorId, int ofEach);
}
