package com.bluesky.charging.device.query;

import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface DeviceStatusRows
        extends Repository<DeviceStatusRow, String>, JpaSpecificationExecutor<DeviceStatusRow> {}
