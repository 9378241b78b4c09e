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

/** Commands of OCPP 1.6's profiles Core and Remote Trigger. */
@RestController
@RequestMapping("/v1/devices/{deviceId}/commands")
@Tag(name = "Commands")
class CoreResource {

    private final Asking asking;

    CoreResource(Asking asking) {
        this.asking = asking;
    }

    @PostMapping("/remote-start")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Start a charge by a card",
            description =
                    "The pile starts as if the card had been held to it. A charge of a user without a card is started by POST /v1/orders.")
    ResponseEntity<Command> remoteStart(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody RemoteStart body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }

    @PostMapping("/remote-stop")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Stop a transaction",
            description =
                    "One whose order is another customer's is not found without the scope operator:all.")
    ResponseEntity<Command> remoteStop(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody RemoteStop body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }

    @PostMapping("/reset")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Restart a pile")
    ResponseEntity<Command> reset(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody Reset body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }

    @PostMapping("/unlock-connector")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Unlock the plug of a connector")
    ResponseEntity<Command> unlockConnector(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody UnlockConnector body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }

    @PostMapping("/change-availability")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Take a connector or a pile in or out of service")
    ResponseEntity<Command> changeAvailability(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody ChangeAvailability body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }

    @PostMapping("/get-configuration")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Read configuration keys of a pile",
            description = "Values of keys that are secret by their names are masked.")
    ResponseEntity<Command> getConfiguration(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody GetConfiguration body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }

    @PostMapping("/change-configuration")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Change a configuration key of a pile",
            description =
                    "AuthorizationKey is refused: the password of a pile is issued with its device.")
    ResponseEntity<Command> changeConfiguration(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody ChangeConfiguration body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }

    @PostMapping("/clear-cache")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Empty the authorization cache of a pile")
    ResponseEntity<Command> clearCache(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), new ClearCache());
    }

    @PostMapping("/trigger-message")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Ask a pile to send a message")
    ResponseEntity<Command> triggerMessage(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody TriggerMessage body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }

    @PostMapping("/data-transfer")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send a vendor's own message",
            description = "Its data are kept and shown as they are, unlike tags and credentials.")
    ResponseEntity<Command> dataTransfer(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody DataTransfer body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }
}
