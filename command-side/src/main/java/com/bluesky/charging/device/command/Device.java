package com.bluesky.charging.device.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.device.contract.ConnectorSpec;
import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceCommand.AdmitDevice;
import com.bluesky.charging.device.contract.DeviceCommand.ChangeDevice;
import com.bluesky.charging.device.contract.DeviceCommand.RecordBoot;
import com.bluesky.charging.device.contract.DeviceCommand.RecordCertificateRequest;
import com.bluesky.charging.device.contract.DeviceCommand.RecordConnectionTimeOut;
import com.bluesky.charging.device.contract.DeviceCommand.RecordDeviceStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordDiagnosticsStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordFirmwareStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordLogStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RecordSecurityEvent;
import com.bluesky.charging.device.contract.DeviceCommand.RegisterDevice;
import com.bluesky.charging.device.contract.DeviceCommand.RetireDevice;
import com.bluesky.charging.device.contract.DeviceCommand.RotateDevicePassword;
import com.bluesky.charging.device.contract.DeviceEvent;
import com.bluesky.charging.device.contract.DeviceEvent.CertificateRequested;
import com.bluesky.charging.device.contract.DeviceEvent.ConnectionTimeOutTold;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceAdmissionChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceBooted;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DevicePasswordRotated;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRetired;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.device.contract.DeviceEvent.DiagnosticsStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.FirmwareStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.LogStatusTold;
import com.bluesky.charging.device.contract.DeviceEvent.SecurityEventTold;
import com.bluesky.charging.device.contract.DiagnosticsStatus;
import com.bluesky.charging.kernel.ChangeIsCurrent;
import com.bluesky.charging.kernel.LastChange;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.ReportTime;
import com.bluesky.charging.kernel.Written;
import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One charging pile: its registration, and what it says of itself as a whole. */
@Aggregate(type = "Device", cache = "aggregates", snapshotTriggerDefinition = "snapshots")
class Device {

    @AggregateIdentifier private @Nullable String deviceId;
    private String operatorId = "";
    private String fingerprint = "";
    private @Nullable DeviceBooted lastBoot;
    private PileStatus status = PileStatus.UNTOLD;
    private DeviceAdmission admission = DeviceAdmission.ACCEPTED;
    private @Nullable FirmwareStatusTold firmware;
    private @Nullable DiagnosticsStatus diagnostics;
    private @Nullable LogStatusTold log;
    private RecentSecurityEvents securityEvents = RecentSecurityEvents.NONE;
    private @Nullable String certificateRequest;
    private long version = -1;
    private List<ConnectorSpec> connectors = List.of();
    private String name = "";
    private @Nullable LastChange lastChange;
    private long changedAt;
    private boolean retired;
    private @Nullable String rotationId;
    private @Nullable Integer connectionTimeOutSeconds;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Written decide(RegisterDevice c) {
        if (deviceId != null) {
            new RepeatIsTheSameRequest(fingerprint, c.fingerprint()).orRefuse();
        } else {
            apply(
                    new DeviceRegistered(
                            c.deviceId(),
                            c.operatorId(),
                            c.siteId(),
                            c.zone(),
                            c.name(),
                            c.connectors(),
                            c.fingerprint().current(),
                            c.at()));
        }
        return new Written(c.deviceId(), 0);
    }

    /**
     * A device that is not admitted boots again and again until it is (OCPP 1.6 §4.2), perhaps for
     * years: of its boots only what it says of itself is news.
     */
    @CommandHandler
    void decide(RecordBoot c) {
        boolean admitted = admission == DeviceAdmission.ACCEPTED;
        if (lastBoot == null
                || !lastBoot.equals(booted(c, admitted ? c.time() : lastBoot.time()))) {
            apply(booted(c, c.time()));
        }
    }

    private DeviceBooted booted(RecordBoot c, ReportTime time) {
        return new DeviceBooted(
                c.deviceId(),
                operatorId,
                c.vendor(),
                c.model(),
                c.serialNumber(),
                c.firmwareVersion(),
                time);
    }

    /** What is older than what we have is dropped: unlike a connector's it bears on no charge. */
    @CommandHandler
    void decide(RecordDeviceStatus c) {
        PileStatus reported = PileStatus.of(c);
        if (!reported.saysTheSameAs(status) && !reported.isBefore(status)) {
            apply(
                    new DeviceStatusChanged(
                            c.deviceId(),
                            operatorId,
                            c.status(),
                            c.errorCode(),
                            c.info(),
                            c.vendorErrorCode(),
                            c.time()));
        }
    }

    @CommandHandler
    Written decide(AdmitDevice c) {
        if (c.admission() != admission) {
            new DeviceIsInService(retired).orRefuse();
            apply(new DeviceAdmissionChanged(c.deviceId(), operatorId, c.admission(), c.at()));
        }
        return new Written(c.deviceId(), version);
    }

    /** What the pile reports by itself is no change: only what a person did meanwhile counts. */
    @CommandHandler
    Written decide(ChangeDevice c) {
        if (lastChange == null || !lastChange.isRepeatedBy(c.change())) {
            new ChangeIsCurrent(changedAt, version, c.change()).orRefuse();
            new DeviceIsInService(retired).orRefuse();
            new ConnectorsStay(connectors, c.connectors()).orRefuse();
            if (!c.name().equals(name) || !c.connectors().equals(connectors)) {
                apply(
                        new DeviceChanged(
                                c.deviceId(),
                                operatorId,
                                c.name(),
                                c.connectors(),
                                c.change().expectedVersion(),
                                c.change().fingerprint().current(),
                                c.at()));
            }
        }
        return new Written(c.deviceId(), version);
    }

    @CommandHandler
    Written decide(RetireDevice c) {
        if (!retired) {
            new NothingSpeaksAgainstIt(c.foreseen()).orRefuse();
            apply(new DeviceRetired(c.deviceId(), operatorId, c.at()));
        }
        return new Written(c.deviceId(), version);
    }

    @CommandHandler
    Written decide(RotateDevicePassword c) {
        if (!c.rotationId().equals(rotationId)) {
            new DeviceIsInService(retired).orRefuse();
            apply(
                    new DevicePasswordRotated(
                            c.deviceId(), operatorId, c.rotationId(), c.formerUntil(), c.at()));
        }
        return new Written(c.deviceId(), version);
    }

    @CommandHandler
    void decide(RecordFirmwareStatus c) {
        if (firmware == null
                || firmware.status() != c.status()
                || !Objects.equals(firmware.requestId(), c.requestId())) {
            apply(
                    new FirmwareStatusTold(
                            c.deviceId(), operatorId, c.status(), c.requestId(), c.time()));
        }
    }

    @CommandHandler
    void decide(RecordDiagnosticsStatus c) {
        if (diagnostics != c.status()) {
            apply(new DiagnosticsStatusTold(c.deviceId(), operatorId, c.status(), c.time()));
        }
    }

    @CommandHandler
    void decide(RecordLogStatus c) {
        if (log == null
                || log.status() != c.status()
                || !Objects.equals(log.requestId(), c.requestId())) {
            apply(new LogStatusTold(c.deviceId(), operatorId, c.status(), c.requestId(), c.time()));
        }
    }

    @CommandHandler
    void decide(RecordSecurityEvent c) {
        SecurityEventTold told =
                new SecurityEventTold(c.deviceId(), operatorId, c.type(), c.techInfo(), c.time());
        if (!securityEvents.contain(told)) {
            apply(told);
        }
    }

    @CommandHandler
    void decide(RecordCertificateRequest c) {
        if (!c.csr().equals(certificateRequest)) {
            apply(new CertificateRequested(c.deviceId(), operatorId, c.csr(), c.time()));
        }
    }

    @CommandHandler
    void decide(RecordConnectionTimeOut c) {
        if (!Objects.equals(connectionTimeOutSeconds, c.connectionTimeOutSeconds())) {
            apply(
                    new ConnectionTimeOutTold(
                            c.deviceId(), operatorId, c.connectionTimeOutSeconds(), c.at()));
        }
    }

    @EventSourcingHandler
    void evolve(DeviceEvent event) {
        version++;
        switch (event) {
            case DeviceRegistered e -> {
                deviceId = e.deviceId();
                operatorId = e.operatorId();
                fingerprint = e.fingerprint();
                name = e.name();
                connectors = e.connectors();
                changedAt = version;
            }
            case DeviceBooted e -> lastBoot = e;
            case DeviceStatusChanged e -> status = PileStatus.of(e);
            case DeviceAdmissionChanged e -> {
                admission = e.admission();
                changedAt = version;
            }
            case FirmwareStatusTold e -> firmware = e;
            case DiagnosticsStatusTold e -> diagnostics = e.status();
            case LogStatusTold e -> log = e;
            case SecurityEventTold e -> securityEvents = securityEvents.with(e);
            case CertificateRequested e -> certificateRequest = e.csr();
            case ConnectionTimeOutTold e -> connectionTimeOutSeconds = e.connectionTimeOutSeconds();
            case DeviceChanged e -> {
                name = e.name();
                connectors = e.connectors();
                lastChange = new LastChange(e.basedOnVersion(), e.fingerprint());
                changedAt = version;
            }
            case DeviceRetired _ -> {
                retired = true;
                changedAt = version;
            }
            case DevicePasswordRotated e -> {
                rotationId = e.rotationId();
                changedAt = version;
            }
        }
    }
}
