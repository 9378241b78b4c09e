package com.bluesky.charging.device.query;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.Repository;

interface ConnectorRows extends Repository<ConnectorRow, String> {

    List<ConnectorRow> findByDeviceIdIn(Collection<String> deviceIds);
}
