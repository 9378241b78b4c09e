package com.bluesky.charging.device.query;

import com.bluesky.charging.device.contract.ConnectorCommand;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorAdded;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorPriced;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorReleased;
import com.bluesky.charging.device.contract.ConnectorEvent.ConnectorStatusChanged;
import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.Json;
import com.bluesky.charging.price.contract.Tariff;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "connectors")
class ConnectorRow extends DatedRow {

    /** The version of a connector that was registered with its device and not added yet. */
    private static final long NOT_ADDED_YET = -1;

    @Id
    @Column(name = "connector_key")
    private String connectorKey;

    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "connector_id")
    private int connectorId;

    @Column(name = "operator_id")
    private String operatorId;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private ConnectorStatus status;

    @Column(name = "error_code")
    private @Nullable String errorCode;

    @Column(name = "status_at")
    private @Nullable Instant statusAt;

    @Column(name = "order_id")
    private @Nullable String orderId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "tariff")
    private @Nullable String tariff;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected ConnectorRow() {}

    ConnectorRow(ConnectorAdded added) {
        connectorKey = added.connectorKey();
        deviceId = added.deviceId();
        connectorId = added.spec().connectorId();
        operatorId = added.operatorId();
        status = ConnectorStatus.UNKNOWN;
    }

    void statusChanged(ConnectorStatusChanged changed) {
        status = changed.status();
        errorCode = changed.errorCode();
        statusAt = changed.time().at();
    }

    void priced(ConnectorPriced priced) {
        tariff = priced.tariff() == null ? null : Json.write(priced.tariff());
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

    String deviceId() {
        return deviceId;
    }

    int connectorId() {
        return connectorId;
    }

    /** Shows it as what it is by what was told last of its device. */
    ConnectorView view(ConnectorSpec spec) {
        return new ConnectorView(
                connectorKey,
                connectorId,
                spec.plug(),
                spec.currentType(),
                spec.maxPowerWatts(),
                status,
                errorCode,
                statusAt,
                orderId,
                Json.readShared(tariff, Tariff.class),
                version());
    }

    static ConnectorView viewOfRegistered(String deviceId, ConnectorSpec spec) {
        return new ConnectorView(
                ConnectorCommand.keyOf(deviceId, spec.connectorId()),
                spec.connectorId(),
                spec.plug(),
                spec.currentType(),
                spec.maxPowerWatts(),
                ConnectorStatus.UNKNOWN,
                null,
                null,
                null,
                null,
                NOT_ADDED_YET);
    }
}
