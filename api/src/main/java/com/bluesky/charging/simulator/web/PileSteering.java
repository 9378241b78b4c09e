package com.bluesky.charging.simulator.web;

import com.bluesky.charging.simulator.contract.PileSettings.Vehicle;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.FieldProblem;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /v1/sandbox/piles}: what a driver, a technician or bad luck does to the piles that the
 * sandbox simulates. Nothing of it exists where there is no sandbox.
 */
@RestController
@RequestMapping("/v1/sandbox/piles")
@Tag(name = "Sandbox")
@InSandbox
class PileSteering {

    private final LivePiles piles;
    private final SteeringRepeats repeats;
    private final Fingerprints fingerprints;

    PileSteering(LivePiles piles, SteeringRepeats repeats, Fingerprints fingerprints) {
        this.piles = piles;
        this.repeats = repeats;
        this.fingerprints = fingerprints;
    }

    /** The piles of the sandbox. */
    record SimulatedPiles(List<SteeredPile> items) {}

    @GetMapping
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "List the simulated piles with their state")
    SimulatedPiles listPiles(Caller caller) {
        return new SimulatedPiles(
                piles.of(caller.operator()).stream().map(SteeredPile::of).toList());
    }

    @GetMapping("/{deviceId}")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "Read how a simulated pile is now")
    SteeredPile getPile(@PathVariable String deviceId, Caller caller) {
        return SteeredPile.of(pile(deviceId, caller));
    }

    @PostMapping("/{deviceId}/plug-in")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(summary = "Plug a vehicle in")
    SteeredPile plugIn(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Steering.PlugIn body,
            Caller caller) {
        return steer(
                new Request("plug-in", deviceId, key, body),
                caller,
                pile -> {
                    Vehicle vehicle = body.vehicle();
                    if (vehicle == null) {
                        pile.plugIn(body.connectorId());
                    } else {
                        pile.plugIn(body.connectorId(), vehicle);
                    }
                });
    }

    @PostMapping("/{deviceId}/unplug")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(summary = "Take the vehicle away, which ends a charge")
    SteeredPile unplug(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Steering.AtConnector body,
            Caller caller) {
        return steer(
                new Request("unplug", deviceId, key, body),
                caller,
                pile -> pile.unplug(body.connectorId()));
    }

    @PostMapping("/{deviceId}/card")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(summary = "Hold a card to a connector")
    SteeredPile presentCard(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Steering.Card body,
            Caller caller) {
        return steer(
                new Request("card", deviceId, key, body),
                caller,
                pile -> pile.presentCard(body.connectorId(), body.idTag()));
    }

    @PostMapping("/{deviceId}/suspend")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(summary = "Let the vehicle or the pile pause a charge")
    SteeredPile suspend(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Steering.Suspension body,
            Caller caller) {
        return steer(
                new Request("suspend", deviceId, key, body),
                caller,
                pile -> pile.suspend(body.connectorId(), body.by()));
    }

    @PostMapping("/{deviceId}/resume")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(summary = "Let energy flow again")
    SteeredPile resume(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Steering.AtConnector body,
            Caller caller) {
        return steer(
                new Request("resume", deviceId, key, body),
                caller,
                pile -> pile.resume(body.connectorId()));
    }

    @PostMapping("/{deviceId}/fault")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(summary = "Break a connector, or with connector 0 the pile itself")
    SteeredPile fault(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Steering.Fault body,
            Caller caller) {
        return steer(
                new Request("fault", deviceId, key, body),
                caller,
                pile -> pile.fault(body.connectorId(), body.errorCode()));
    }

    @PostMapping("/{deviceId}/recover")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(summary = "Repair a connector, or with connector 0 the pile itself")
    SteeredPile recover(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Steering.AtConnectorOrPile body,
            Caller caller) {
        return steer(
                new Request("recover", deviceId, key, body),
                caller,
                pile -> pile.recover(body.connectorId()));
    }

    @PostMapping("/{deviceId}/meter-reset")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(summary = "Let a meter jump to 0")
    SteeredPile resetMeter(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Steering.AtConnector body,
            Caller caller) {
        return steer(
                new Request("meter-reset", deviceId, key, body),
                caller,
                pile -> pile.resetMeter(body.connectorId()));
    }

    @PostMapping("/{deviceId}/power")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(summary = "Limit what a connector can give")
    SteeredPile givePower(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Steering.Giving body,
            Caller caller) {
        return steer(
                new Request("power", deviceId, key, body),
                caller,
                pile -> pile.givePower(body.connectorId(), body.powerWatts()));
    }

    @PostMapping("/{deviceId}/send-raw")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Let the pile send a text as it is",
            description =
                    "It need be no frame of OCPP-J, and is sent at once; nothing happens without a link.")
    SteeredPile sendRaw(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Steering.Raw body,
            Caller caller) {
        return steer(
                new Request("send-raw", deviceId, key, body),
                caller,
                pile -> pile.sendRaw(body.text()));
    }

    @PostMapping("/{deviceId}/disconnect")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Cut the pile's link",
            description = "It charges on, and tells what happened when it is connected again.")
    SteeredPile disconnect(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        return steer(
                new Request("disconnect", deviceId, key, ""), caller, SimulatedPile::disconnect);
    }

    @PostMapping("/{deviceId}/connect")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(summary = "Let the pile link again")
    SteeredPile connect(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        return steer(new Request("connect", deviceId, key, ""), caller, SimulatedPile::connect);
    }

    @PostMapping("/{deviceId}/reboot")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(summary = "Let the pile reboot, in order or by a power loss")
    SteeredPile reboot(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Steering.Rebooting body,
            Caller caller) {
        return steer(
                new Request("reboot", deviceId, key, body),
                caller,
                pile -> pile.reboot(body.how()));
    }

    @PostMapping("/{deviceId}/misbehave")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Let the pile do something wrong from now on",
            description = "Which fields a kind needs stands with the field.")
    SteeredPile misbehave(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody WrongBehaviour body,
            Caller caller) {
        Consumer<SimulatedPile> wrong = body.steering();
        return steer(new Request("misbehave", deviceId, key, body), caller, wrong);
    }

    @PostMapping("/{deviceId}/behave")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(summary = "Let the pile do everything right again")
    SteeredPile behave(
            @PathVariable String deviceId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        return steer(new Request("behave", deviceId, key, ""), caller, SimulatedPile::behave);
    }

    /** What is asked for. */
    record Request(String operation, String deviceId, IdempotencyKey key, Object body) {}

    private SteeredPile steer(Request request, Caller caller, Consumer<SimulatedPile> how) {
        SimulatedPile pile = pile(request.deviceId(), caller);
        try {
            repeats.once(
                    caller.idOf("steer", request.key()),
                    fingerprints.of(request.operation() + " " + request.deviceId(), request.body()),
                    () -> how.accept(pile));
        } catch (IllegalArgumentException e) {
            // All that the bodies leave open is whether the pile has such a connector.
            throw RequestRejected.field(
                    RequestProblem.INVALID_FIELD,
                    FieldProblem.ofField("/connectorId", String.valueOf(e.getMessage())));
        }
        return SteeredPile.of(pile);
    }

    private SimulatedPile pile(String deviceId, Caller caller) {
        return piles.of(caller.operator()).stream()
                .filter(pile -> pile.deviceId().equals(deviceId))
                .findFirst()
                .orElseThrow(() -> new RequestRejected(RequestProblem.NOT_FOUND));
    }
}
