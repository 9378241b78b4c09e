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

/** Commands of OCPP 1.6's profile Local Auth List Management. */
@RestController
@RequestMapping("/v1/devices/{deviceId}/commands")
@Tag(name = "Commands")
class LocalListResource {

    private final Asking asking;

    LocalListResource(Asking asking) {
        this.asking = asking;
    }

    @PostMapping("/send-local-list")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Send a list of cards that a pile accepts by itself",
            description = "A command has at most 64 KiB; a longer list is sent in parts.")
    ResponseEntity<Command> sendLocalList(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody SendLocalList body,
            Caller caller) {
        return asking.ask(new Request(deviceId, key, Wait.of(prefer), caller), body);
    }

    @PostMapping("/get-local-list-version")
    @RequiresScope(Scope.EQUIPMENT_CONTROL)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Read the version of a pile's list of cards")
    ResponseEntity<Command> getLocalListVersion(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            Caller caller) {
        return asking.ask(
                new Request(deviceId, key, Wait.of(prefer), caller), new GetLocalListVersion());
    }
}
