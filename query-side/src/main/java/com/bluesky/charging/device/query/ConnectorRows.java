package com.bluesky.charging.device.query;

import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface ConnectorRows extends Repository<ConnectorRow, String> {

    /** One statement for any number of ids, which Hibernate need not translate each time. */
    @NativeQuery("select c.* from connectors c where c.device_id = any(:deviceIds)")
    List<ConnectorRow> ofDevices(String[] deviceIds);

    /** The same without tariffs, which are most of what there is to read. */
    @NativeQuery(
            """
            select c.connector_key, c.device_id, c.connector_id, c.operator_id, c.status, c.error_code, c.status_at,
                   c.order_id, cast(null as jsonb) as tariff, c.updated_at, c.version
            from connectors c where c.device_id = any(:deviceIds)
            """)
    List<ConnectorRow> ofDevicesWithoutTariffs(String[] deviceIds);
}
