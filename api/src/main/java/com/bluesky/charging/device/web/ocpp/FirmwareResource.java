package com.bluesky.charging.device.web.ocpp;

import com.bluesky.charging.device.web.ocpp.Asking.Request;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import com.bluesky.charging.web.Wait;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Commands of OCPP 1.6's profile Firmware Management. */
@RestController
@RequestMapping("/v1/devices/{deviceId}/commands")
@Tag(name = "Commands")
class FirmwareResource {

    private final Asking asking;

    FirmwareResource(Asking asking) {
        this.asking = asking;
    }

    @PostMapping("/update-firmware")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Let a pile fetch and install firmware",
            description = "Credentials in the address are told to the pile and shown to nobody.")
    ResponseEntity<Command> updateFirmware(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody UpdateFirmware body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }

    @PostMapping("/get-diagnostics")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Let a pile upload its diagnostics",
            description = "Credentials in the address are told to the pile and shown to nobody.")
    ResponseEntity<Command> getDiagnostics(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody GetDiagnostics body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }
}
