package com.bluesky.charging.order.web;

import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.order.contract.CorrectionAccepted;
import com.bluesky.charging.order.contract.FindOrder;
import com.bluesky.charging.order.contract.OrderCommand.AssignTariff;
import com.bluesky.charging.order.contract.OrderCommand.CorrectCharge;
import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.price.contract.FindPricePlan;
import com.bluesky.charging.price.contract.PricePlanView;
import com.bluesky.charging.price.contract.PriceRefusal.PricePlanNotPublished;
import com.bluesky.charging.price.contract.Tariff;
import com.bluesky.charging.wallet.contract.FindWallet;
import com.bluesky.charging.wallet.contract.WalletView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /v1/orders/{orderId}/…}: what an operator's people decide about a charge. */
@RestController
@RequestMapping("/v1/orders")
@Tag(name = "Charging")
class OrderDecisions {

    private final Commands commands;
    private final Queries queries;
    private final Foresight foresight;
    private final Fingerprints fingerprints;
    private final Clock clock;

    OrderDecisions(
            Commands commands,
            Queries queries,
            Foresight foresight,
            Fingerprints fingerprints,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.foresight = foresight;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    @PostMapping("/{orderId}/price-plan")
    @RequiresScope({Scope.ORDERS_WRITE, Scope.OPERATOR_ALL})
    @Operation(
            summary = "Price a charge that ran without a tariff",
            description =
                    "A charge that began by a card on a connector without a price plan is not"
                            + " settled before it has one. One that is paid from a wallet is"
                            + " settled then by itself, and takes a plan in the wallet's currency"
                            + " only.")
    Written assignTariff(
            @PathVariable String orderId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody LatePricing body,
            Caller caller) {
        OrderView order = queries.target(new FindOrder(caller.tenant(), orderId), OrderView.class);
        PricePlanView plan =
                queries.named(
                        new FindPricePlan(caller.tenant(), body.planId()),
                        PricePlanView.class,
                        "/planId");
        if (plan.planVersion() == 0) {
            throw new Refused(new PricePlanNotPublished());
        }
        // The order knows its site's zone, and puts it there.
        Tariff tariff =
                new Tariff(
                        plan.planId(),
                        plan.planVersion(),
                        plan.currency(),
                        ZoneOffset.UTC.getId(),
                        plan.components(),
                        plan.defaultHoldMinor());
        return commands.send(
                new AssignTariff(orderId, tariff, walletCurrency(order, caller), clock.instant()),
                Written.class,
                caller);
    }

    private @Nullable String walletCurrency(OrderView order, Caller caller) {
        return order.paymentMode() == PaymentMode.WALLET && order.userId() != null
                ? queries.target(new FindWallet(caller.tenant(), order.userId()), WalletView.class)
                        .currency()
                : null;
    }

    @PostMapping("/{orderId}/corrections")
    @RequiresScope({Scope.ORDERS_WRITE, Scope.OPERATOR_ALL})
    @Operation(
            summary = "Decide how much energy a charge is billed for",
            description =
                    "What a pile told and what contradicts it is kept and not billed until a person"
                            + " decides. A settled order gets a correcting bill. A charge that"
                            + " still runs is over by the decision when its pile is not linked;"
                            + " otherwise it is refused until it has ended.")
    CorrectionAccepted correct(
            @PathVariable String orderId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody CorrectionRequest body,
            Caller caller) {
        OrderView order = queries.target(new FindOrder(caller.tenant(), orderId), OrderView.class);
        return commands.send(
                new CorrectCharge(
                        orderId,
                        caller.idOf("corr", key),
                        body.energyWh(),
                        body.reason(),
                        !foresight.isOnline(order.deviceId()),
                        fingerprints.of("correct-charge " + orderId, body),
                        clock.instant()),
                CorrectionAccepted.class,
                caller);
    }
}
