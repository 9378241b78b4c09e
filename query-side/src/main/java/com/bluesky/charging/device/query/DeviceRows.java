package com.bluesky.charging.device.query;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface DeviceRows extends Repository<DeviceRow, String>, JpaSpecificationExecutor<DeviceRow> {

    Optional<DeviceRow> findByDeviceIdAndOperatorId(String deviceId, String operatorId);
}
