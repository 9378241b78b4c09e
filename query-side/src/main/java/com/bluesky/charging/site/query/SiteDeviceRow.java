package com.bluesky.charging.site.query;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.kernel.query.StreamRow;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** A device, as far as its site counts it and is found by it. */
@Entity
@Table(name = "site_devices")
class SiteDeviceRow extends StreamRow {

    @Id
    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "site_id")
    private String siteId;

    @Column(name = "admitted")
    private boolean admitted;

    @Column(name = "allows_start")
    private boolean allowsStart;

    @Column(name = "retired")
    private boolean retired;

    @SuppressWarnings("UnusedVariable") // Statements of SiteSearch read it.
    @ElementCollection
    @CollectionTable(name = "site_plugs", joinColumns = @JoinColumn(name = "device_id"))
    private List<SitePlug> plugs;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected SiteDeviceRow() {}

    @SuppressWarnings("NullAway.Init") // Of the connectors the method tells.
    SiteDeviceRow(DeviceRegistered registered) {
        deviceId = registered.deviceId();
        siteId = registered.siteId();
        admitted(DeviceAdmission.ACCEPTED);
        statusChanged(ConnectorStatus.UNKNOWN);
        has(registered.connectors());
    }

    final void has(List<ConnectorSpec> connectors) {
        plugs = new ArrayList<>(connectors.stream().map(SitePlug::of).toList());
    }

    final void admitted(DeviceAdmission decided) {
        admitted = decided == DeviceAdmission.ACCEPTED;
    }

    final void statusChanged(ConnectorStatus told) {
        allowsStart = told.allowsStart();
    }

    void retired() {
        retired = true;
    }
}
