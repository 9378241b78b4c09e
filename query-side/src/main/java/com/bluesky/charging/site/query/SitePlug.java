package com.bluesky.charging.site.query;

import com.bluesky.charging.device.contract.ConnectorSpec;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What a connector of a device is, as far as sites are found by it. */
@Embeddable
record SitePlug(
        @Column(name = "connector_id") int connectorId,
        @Column(name = "plug") String plug,
        @Column(name = "max_power_watts") int maxPowerWatts) {

    static SitePlug of(ConnectorSpec spec) {
        return new SitePlug(spec.connectorId(), spec.plug(), spec.maxPowerWatts());
    }
}
