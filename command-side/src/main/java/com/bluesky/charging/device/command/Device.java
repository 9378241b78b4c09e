package com.bluesky.charging.device.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.bluesky.charging.device.contract.DeviceCommand.RecordBoot;
import com.bluesky.charging.device.contract.DeviceCommand.RecordDeviceStatus;
import com.bluesky.charging.device.contract.DeviceCommand.RegisterDevice;
import com.bluesky.charging.device.contract.DeviceEvent;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceBooted;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceRegistered;
import com.bluesky.charging.device.contract.DeviceEvent.DeviceStatusChanged;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import com.bluesky.charging.kernel.Written;
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

    @CommandHandler
    void decide(RecordBoot c) {
        DeviceBooted boot =
                new DeviceBooted(
                        c.deviceId(),
                        operatorId,
                        c.vendor(),
                        c.model(),
                        c.serialNumber(),
                        c.firmwareVersion(),
                        c.time());
        if (!boot.equals(lastBoot)) {
            apply(boot);
        }
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

    @EventSourcingHandler
    void evolve(DeviceEvent event) {
        switch (event) {
            case DeviceRegistered e -> {
                deviceId = e.deviceId();
                operatorId = e.operatorId();
                fingerprint = e.fingerprint();
            }
            case DeviceBooted e -> lastBoot = e;
            case DeviceStatusChanged e -> status = PileStatus.of(e);
        }
    }
}
