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

/** Commands of OCPP 1.6's profile Smart Charging. */
@RestController
@RequestMapping("/v1/devices/{deviceId}/commands")
@Tag(name = "Commands")
class SmartChargingResource {

    private final Asking asking;

    SmartChargingResource(Asking asking) {
        this.asking = asking;
    }

    @PostMapping("/set-charging-profile")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Set a charging profile")
    ResponseEntity<Command> setChargingProfile(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody SetChargingProfile body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }

    @PostMapping("/clear-charging-profile")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Clear charging profiles")
    ResponseEntity<Command> clearChargingProfile(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody ClearChargingProfile body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }

    @PostMapping("/get-composite-schedule")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Read what all charging profiles come to")
    ResponseEntity<Command> getCompositeSchedule(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody GetCompositeSchedule body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }
}
