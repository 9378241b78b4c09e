package com.bluesky.charging.device.web;

import com.bluesky.charging.device.contract.DeviceCommand;
import com.bluesky.charging.device.contract.DeviceCommand.RetireDevice;
import com.bluesky.charging.device.contract.DeviceCommand.RotateDevicePassword;
import com.bluesky.charging.device.contract.DeviceRefusal.DeviceIsCharging;
import com.bluesky.charging.device.contract.DeviceView;
import com.bluesky.charging.device.contract.DeviceView.ConnectorView;
import com.bluesky.charging.device.contract.FindDevice;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.security.DevicePasswords;
import com.bluesky.charging.security.PasswordRotation;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done about a device in the course of its life: another password, and its end. */
@RestController
@RequestMapping("/v1/devices/{deviceId}")
@Tag(name = "Equipment")
class DeviceServiceResource {

    /** Time enough to reach a pile and set its new password, as for API keys. */
    private static final int OVERLAP_DEFAULT_SECONDS = 24 * 3_600;

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final DevicePasswords passwords;
    private final Clock clock;

    DeviceServiceResource(
            Commands commands,
            Queries queries,
            Fingerprints fingerprints,
            DevicePasswords passwords,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.passwords = passwords;
        this.clock = clock;
    }

    @PostMapping("/retire")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Take a device out of service for good",
            description =
                    "No charge starts there any more; the pile's link is closed within seconds and"
                            + " its password opens nothing. Refused while an order occupies a"
                            + " connector. The device is not listed any more, unless includeRetired"
                            + " asks for it, and can still be read, as its orders can.")
    Written retire(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        FindDevice find = new FindDevice(caller.tenant(), deviceId);
        DeviceView device = queries.target(find, DeviceView.class);
        Written written =
                commands.send(
                        new RetireDevice(deviceId, foreseen(device), clock.instant()),
                        Written.class,
                        caller);
        // Should this be the last thing that the server does: the pile is not let in either way.
        passwords.revoke(deviceId);
        queries.awaitVersion(find, DeviceView.class, DeviceView::version, written.version());
        return written;
    }

    private static @Nullable RefusalDetails foreseen(DeviceView device) {
        return device.connectors().stream()
                .filter(connector -> connector.orderId() != null)
                .map(ConnectorView::connectorId)
                .findFirst()
                .map(connectorId -> RefusalDetails.of(new DeviceIsCharging(connectorId)))
                .orElse(null);
    }

    @PostMapping("/password")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            operationId = "rotatePassword",
            summary = "Give a pile another password",
            description =
                    "It is shown once; a repeat of the request answers without it. The former one"
                            + " is good for overlapSeconds more, a day without it or without a body. With 0 it ends at"
                            + " once, and the link that it opened is closed within seconds.")
    NewPassword rotate(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody(required = false) @Nullable Rotation body,
            Caller caller) {
        Rotation asked = body == null ? Rotation.USUAL : body;
        FindDevice find = new FindDevice(caller.tenant(), deviceId);
        queries.target(find, DeviceView.class);
        Instant now = clock.instant();
        Fingerprint fingerprint = fingerprints.of("rotate-password " + deviceId, asked);
        PasswordRotation rotation =
                passwords.prepareRotation(
                        caller.idOf("rotation", key),
                        deviceId,
                        fingerprint,
                        asked.formerUntil(now));
        if (rotation.deviceVersion() != null) {
            return NewPassword.of(rotation, null, rotation.deviceVersion());
        }
        Written written =
                commands.send(
                        new RotateDevicePassword(
                                deviceId, rotation.rotationId(), rotation.formerUntil(), now),
                        Written.class,
                        caller);
        boolean good = passwords.activate(rotation, written.version());
        queries.awaitVersion(find, DeviceView.class, DeviceView::version, written.version());
        return NewPassword.of(rotation, good ? rotation.password() : null, written.version());
    }

    /**
     * What becomes of the former password.
     *
     * @param overlapSeconds how long it is good too, from now on; 0 ends it at once
     */
    @Schema(name = "PasswordRotation")
    record Rotation(
            @Schema(
                            description =
                                    "How long the former password is good too, from now on; a day"
                                            + " without it. 0 ends it at once.")
                    @Min(0)
                    @Max(DeviceCommand.PASSWORD_OVERLAP_MAX_SECONDS)
                    @Nullable Integer overlapSeconds) {

        /** What holds when the request says nothing. */
        private static final Rotation USUAL = new Rotation(null);

        private @Nullable Instant formerUntil(Instant now) {
            int seconds = overlapSeconds == null ? OVERLAP_DEFAULT_SECONDS : overlapSeconds;
            return seconds == 0 ? null : now.plusSeconds(seconds);
        }
    }

    /**
     * A password that was issued.
     *
     * @param password shown once; absent in the answer to a repeat
     * @param formerPasswordUntil how long the former one is good too; absent when it ended at once
     */
    record NewPassword(
            String deviceId,
            @Nullable String password,
            @Nullable Instant formerPasswordUntil,
            long version) {

        private static NewPassword of(
                PasswordRotation rotation, @Nullable String shown, long version) {
            return new NewPassword(rotation.deviceId(), shown, rotation.formerUntil(), version);
        }
    }
}
