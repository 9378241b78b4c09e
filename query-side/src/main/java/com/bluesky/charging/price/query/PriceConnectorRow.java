package com.bluesky.charging.price.query;

import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorAdded;
import com.bluesky.charging.kernel.query.StreamRow;
import com.bluesky.charging.price.contract.PriceTarget;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

/** A connector, as far as prices are concerned: where it is. */
@Entity
@Table(name = "price_connectors")
class PriceConnectorRow extends StreamRow {

    @Id
    @Column(name = "connector_key")
    private String connectorKey;

    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "connector_id")
    private int connectorId;

    @Column(name = "site_id")
    private String siteId;

    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "zone")
    private String zone;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected PriceConnectorRow() {}

    PriceConnectorRow(ConnectorAdded added) {
        connectorKey = added.connectorKey();
        deviceId = added.deviceId();
        connectorId = added.spec().connectorId();
        siteId = added.siteId();
        operatorId = added.operatorId();
        zone = added.zone();
    }

    String connectorKey() {
        return connectorKey;
    }

    String operatorId() {
        return operatorId;
    }

    String zone() {
        return zone;
    }

    /** What a plan may be assigned to in order to hold here, the nearest first. */
    List<PriceTarget> targets() {
        return List.of(
                PriceTarget.connector(deviceId, connectorId),
                PriceTarget.device(deviceId),
                PriceTarget.site(siteId),
                PriceTarget.operator(operatorId));
    }
}
