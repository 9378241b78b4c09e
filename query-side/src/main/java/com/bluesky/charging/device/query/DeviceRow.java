package com.bluesky.charging.device.query;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.ConnectorStatus;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceEvent.ConnectionTimeOutTold;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceAdmissionChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceBooted;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRetired;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DiagnosticsStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.FirmwareStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.LogStatusTold;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
import com.bluesky.charging.device.contract.DiagnosticsStatus;
import com.bluesky.charging.device.contract.FirmwareStatus;
import com.bluesky.charging.device.contract.LogStatus;
import com.bluesky.charging.kernel.query.DatedRow;
import com.bluesky.charging.kernel.query.Json;
import com.bluesky.charging.kernel.query.Position;
import com.bluesky.charging.kernel.query.Search;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "devices")
class DeviceRow extends DatedRow {

    @Id
    @Column(name = "device_id")
    private String deviceId;

    @Column(name = "operator_id")
    private String operatorId;

    @Column(name = "site_id")
    private String siteId;

    @Column(name = "zone")
    private String zone;

    @Column(name = "name")
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "connectors")
    private String connectors;

    @Column(name = "vendor")
    private @Nullable String vendor;

    @Column(name = "model")
    private @Nullable String model;

    @Column(name = "serial_number")
    private @Nullable String serialNumber;

    @Column(name = "firmware_version")
    private @Nullable String firmwareVersion;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private ConnectorStatus status;

    @Column(name = "error_code")
    private @Nullable String errorCode;

    @Column(name = "registered_at")
    private Instant registeredAt;

    @Column(name = "booted_at")
    private @Nullable Instant bootedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "admission")
    private DeviceAdmission admission;

    @Enumerated(EnumType.STRING)
    @Column(name = "firmware_status")
    private @Nullable FirmwareStatus firmwareStatus;

    @Enumerated(EnumType.STRING)
    @Column(name = "diagnostics_status")
    private @Nullable DiagnosticsStatus diagnosticsStatus;

    @Enumerated(EnumType.STRING)
    @Column(name = "log_status")
    private @Nullable LogStatus logStatus;

    @Column(name = "connection_time_out_seconds")
    private @Nullable Integer connectionTimeOutSeconds;

    @SuppressWarnings("UnusedVariable") // Lists of devices are filtered by it.
    @Column(name = "search_text")
    private String searchText;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected DeviceRow() {}

    @SuppressWarnings("NullAway.Init") // What it is found by is put together from the rest.
    DeviceRow(DeviceRegistered registered) {
        deviceId = registered.deviceId();
        operatorId = registered.operatorId();
        siteId = registered.siteId();
        zone = registered.zone();
        name = registered.name();
        connectors = Json.write(registered.connectors());
        status = ConnectorStatus.UNKNOWN;
        registeredAt = registered.registeredAt();
        admission = DeviceAdmission.ACCEPTED;
        searchText = wordsToFindItBy();
    }

    void changed(DeviceChanged changed) {
        name = changed.name();
        connectors = Json.write(changed.connectors());
        searchText = wordsToFindItBy();
    }

    void retired(DeviceRetired retired) {
        retiredAt = retired.at();
    }

    private String wordsToFindItBy() {
        return Stream.of(deviceId, name, vendor, model, serialNumber)
                .filter(Objects::nonNull)
                .map(Search::folded)
                .collect(Collectors.joining("\n"));
    }

    void booted(DeviceBooted booted) {
        vendor = booted.vendor();
        model = booted.model();
        serialNumber = booted.serialNumber();
        firmwareVersion = booted.firmwareVersion();
        bootedAt = booted.time().at();
        searchText = wordsToFindItBy();
    }

    void statusChanged(DeviceStatusChanged changed) {
        status = changed.status();
        errorCode = changed.errorCode();
    }

    void admissionChanged(DeviceAdmissionChanged changed) {
        admission = changed.admission();
    }

    void firmwareStatusTold(FirmwareStatusTold told) {
        firmwareStatus = told.status();
    }

    void diagnosticsStatusTold(DiagnosticsStatusTold told) {
        diagnosticsStatus = told.status();
    }

    void logStatusTold(LogStatusTold told) {
        logStatus = told.status();
    }

    void connectionTimeOutTold(ConnectionTimeOutTold told) {
        connectionTimeOutSeconds = told.connectionTimeOutSeconds();
    }

    String deviceId() {
        return deviceId;
    }

    Position position() {
        return new Position(registeredAt, deviceId);
    }

    List<ConnectorSpec> registeredConnectors() {
        return Json.readList(connectors, ConnectorSpec[].class);
    }

    /**
     * Shows it.
     *
     * @param connectorsUpdatedAt when something of a connector changed last
     */
    DeviceView view(List<ConnectorView> connectorViews, Instant connectorsUpdatedAt) {
        return new DeviceView(
                deviceId,
                operatorId,
                siteId,
                zone,
                name,
                vendor,
                model,
                serialNumber,
                firmwareVersion,
                status,
                errorCode,
                connectorViews,
                registeredAt,
                bootedAt,
                admission,
                firmwareStatus,
                diagnosticsStatus,
                logStatus,
                connectionTimeOutSeconds,
                connectorsUpdatedAt.isAfter(updatedAt()) ? connectorsUpdatedAt : updatedAt(),
                retiredAt,
                version());
    }
}
