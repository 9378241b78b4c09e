package com.bluesky.charging.site.query;

import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.kernel.query.StreamRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A device, as far as its site counts it. */
@Entity
@Table(name = "site_devices")
class SiteDeviceRow extends StreamRow {

    @Id
    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "site_id")
    private String siteId;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected SiteDeviceRow() {}

    SiteDeviceRow(DeviceRegistered registered) {
        deviceId = registered.deviceId();
        siteId = registered.siteId();
    }
}
