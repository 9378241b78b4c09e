package com.bluesky.charging.order.web;

import com.bluesky.charging.order.contract.Bill;
import com.bluesky.charging.order.contract.ChargingAccepted;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.OrderCommand.Settle;
import com.bluesky.charging.order.contract.OrderCommand.StartCharging;
import com.bluesky.charging.order.contract.OrderCommand.StopCharging;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.Settled;
import com.bluesky.charging.order.contract.StopAccepted;
import com.bluesky.charging.order.web.Foresight.Prospect;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import com.bluesky.charging.web.Wait;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

/** {@code POST /v1/orders…}: start, stop and settle charges. */
@RestController
@RequestMapping("/v1/orders")
@Tag(name = "Charging")
class ChargingResource {

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final Foresight foresight;
    private final Outcomes outcomes;
    private final Clock clock;

    ChargingResource(
            Commands commands,
            Queries queries,
            Fingerprints fingerprints,
            Foresight foresight,
            Outcomes outcomes,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.foresight = foresight;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope(Scope.ORDERS_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Start a charge",
            description =
                    "202 says that the charge was asked for; only the pile can say that it began."
                            + " Read the order or its stream to see what becomes of it, or wait for"
                            + " it with Prefer: 200 says that it began or FAILED meanwhile.")
    ResponseEntity<ChargeStart> start(
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            @Valid @RequestBody StartRequest body,
            Caller caller) {
        Prospect prospect = foresight.of(body, caller);
        Instant now = clock.instant();
        ChargingAccepted accepted =
                commands.send(
                        new StartCharging(
                                caller.idOf("ord", key),
                                caller.operator(),
                                caller.customer(),
                                body.userId(),
                                body.deviceId(),
                                body.connectorId(),
                                prospect.customer().paymentMode(),
                                body.chargingLimits(),
                                fingerprints.of("start-charging", body),
                                prospect.refusal(),
                                now,
                                now.plus(prospect.startWithin())),
                        ChargingAccepted.class,
                        caller);
        Duration patience = Wait.of(prefer);
        OrderView order =
                outcomes.ofStart(new FindOrder(caller.tenant(), accepted.orderId()), patience)
                        .orElse(null);
        return answer(order != null, patience)
                .location(addressOf(accepted.orderId()))
                .body(ChargeStart.of(accepted, order));
    }

    private static URI addressOf(String orderId) {
        return URI.create("/v1/orders/" + orderId);
    }

    private static ResponseEntity.BodyBuilder answer(boolean waited, Duration patience) {
        return waited
                ? ResponseEntity.ok().header(Wait.APPLIED, Wait.granted(patience))
                : ResponseEntity.accepted();
    }

    @PostMapping("/{orderId}/stop")
    @RequiresScope(Scope.ORDERS_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Stop a charge",
            description =
                    "202 tells where the order is: the pile is asked to stop, or it is over"
                            + " already. With Prefer, 200 tells how the charge ended, and what it"
                            + " cost where a wallet pays.")
    ResponseEntity<ChargeStop> stop(
            @PathVariable String orderId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @RequestHeader(name = Wait.HEADER, required = false) @Nullable String prefer,
            Caller caller) {
        FindOrder order = new FindOrder(caller.tenant(), orderId);
        queries.target(order, OrderView.class);
        StopAccepted accepted =
                commands.send(
                        new StopCharging(orderId, clock.instant()), StopAccepted.class, caller);
        Duration patience = Wait.of(prefer);
        Optional<OrderView> ended = outcomes.ofStop(order, patience);
        return answer(ended.isPresent(), patience)
                .location(addressOf(orderId))
                .body(ended.map(ChargeStop::of).orElseGet(() -> ChargeStop.of(accepted)));
    }

    @PostMapping("/{orderId}/settle")
    @RequiresScope(Scope.ORDERS_WRITE)
    @Operation(
            summary = "Make the bill of a charge that has ended",
            description =
                    "Orders that are paid from a wallet are settled by themselves. A settled order"
                            + " answers with its bill.")
    Bill settle(
            @PathVariable String orderId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        queries.target(new FindOrder(caller.tenant(), orderId), OrderView.class);
        return commands.send(new Settle(orderId, clock.instant()), Settled.class, caller).bill();
    }
}
