package com.bluesky.charging.device.query;

import java.util.List;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface ConnectorRows extends Repository<ConnectorRow, String> {

    /** One statement for any number of ids, which Hibernate need not translate each time. */
    @NativeQuery("select c.* from connectors c where c.device_id = any(:deviceIds)")
    List<ConnectorRow> ofDevices(String[] deviceIds);
}
