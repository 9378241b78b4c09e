package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.DeviceAdmission;
import com.bluesky.charging.device.contract.DeviceCommand.AdmitDevice;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/devices/{deviceId}/admission}: whether a device may charge. */
@RestController
@Tag(name = "Equipment")
class AdmissionResource {

    private final Commands commands;
    private final Queries queries;
    private final Clock clock;

    AdmissionResource(Commands commands, Queries queries, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.clock = clock;
    }

    @PutMapping("/v1/devices/{deviceId}/admission")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            operationId = "admitDevice",
            summary = "Decide whether a device may charge",
            description =
                    "A registered device may. While it is PENDING or REJECTED no charge can be"
                            + " started there; a charge that runs goes on. Its pile is told when it"
                            + " starts the next time.")
    Written admit(@PathVariable String deviceId, @Valid @RequestBody Decision body, Caller caller) {
        FindDevice device = new FindDevice(caller.tenant(), deviceId);
        queries.target(device, DeviceView.class);
        Written written =
                commands.send(
                        new AdmitDevice(deviceId, body.admission(), clock.instant()),
                        Written.class,
                        caller);
        queries.awaitVersion(device, DeviceView.class, DeviceView::version, written.version());
        return written;
    }

    /** What was decided. */
    @Schema(name = "AdmissionDecision")
    record Decision(@NotNull DeviceAdmission admission) {}
}
