package com.bluesky.charging.site.query;

import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorAdded;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.kernel.query.StreamRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A connector, as far as its site counts it as free. */
@Entity
@Table(name = "site_connectors")
class SiteConnectorRow extends StreamRow {

    @Id
    @Column(name = "connector_key")
    private String connectorKey;

    @Column(name = "site_id")
    private String siteId;

    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "connector_id")
    private int connectorId;

    @Column(name = "allows_start")
    private boolean allowsStart;

    @Column(name = "order_id")
    private @Nullable String orderId;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected SiteConnectorRow() {}

    SiteConnectorRow(ConnectorAdded added) {
        connectorKey = added.connectorKey();
        siteId = added.siteId();
        deviceId = added.deviceId();
        connectorId = added.spec().connectorId();
        allowsStart = ConnectorStatus.UNKNOWN.allowsStart();
    }

    void statusChanged(ConnectorStatus status) {
        allowsStart = status.allowsStart();
    }

    void occupied(String byOrderId) {
        orderId = byOrderId;
    }

    /** An order that was displaced releases a connector that is another's by now. */
    void released(ConnectorReleased released) {
        if (released.orderId().equals(orderId)) {
            orderId = null;
        }
    }
}
