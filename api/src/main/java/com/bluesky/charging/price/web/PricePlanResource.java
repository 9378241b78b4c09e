package com.bluesky.charging.price.web;

import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.operator.contract.FindOperator;
import com.bluesky.charging.operator.contract.OperatorView;
import com.bluesky.charging.price.contract.FindPricePlan;
import com.bluesky.charging.price.contract.ListPricePlans;
import com.bluesky.charging.price.contract.PricePlanCommand.CreatePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.PublishPricePlan;
import com.bluesky.charging.price.contract.PricePlanPage;
import com.bluesky.charging.price.contract.PricePlanView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Creation;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/price-plans}: versioned time-of-use prices of an operator. */
@RestController
@RequestMapping("/v1/price-plans")
@Tag(name = "Prices")
class PricePlanResource {

    private static final String LIST = "price-plans";

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final Cursors cursors;
    private final Clock clock;

    PricePlanResource(
            Commands commands,
            Queries queries,
            Fingerprints fingerprints,
            Cursors cursors,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.cursors = cursors;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Create a price plan",
            description = "It has no prices until they are published.")
    ResponseEntity<Written> create(
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody NewPricePlan body,
            Caller caller) {
        OperatorView operator =
                queries.target(new FindOperator(caller.operator()), OperatorView.class);
        String id = caller.idOf("plan", key);
        Written written =
                commands.send(
                        new CreatePricePlan(
                                id,
                                caller.operator(),
                                body.name(),
                                operator.currency(),
                                fingerprints.of("create-price-plan", body),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitReadable(new FindPricePlan(caller.tenant(), id), PricePlanView.class);
        return Creation.at("/v1/price-plans", written);
    }

    @PostMapping("/{planId}/publish")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Publish the next version of a price plan",
            description =
                    "The prices hold for charges that start from now on. Content that equals the"
                            + " current version changes nothing.")
    Written publish(
            @PathVariable String planId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody Publication body,
            Caller caller) {
        FindPricePlan plan = new FindPricePlan(caller.tenant(), planId);
        queries.target(plan, PricePlanView.class);
        Written written =
                commands.send(
                        new PublishPricePlan(
                                planId,
                                body.tariffComponents(),
                                body.defaultHoldMinor(),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitVersion(plan, PricePlanView.class, PricePlanView::version, written.version());
        return written;
    }

    @GetMapping
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "List price plans, oldest first")
    Page<PricePlanView> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        PricePlanPage page =
                queries.ask(
                        new ListPricePlans(caller.tenant(), cursors.page(LIST, limit, cursor)),
                        PricePlanPage.class);
        return new Page<>(page.items(), cursors.next(LIST, page.next()));
    }

    @GetMapping("/{planId}")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "Read a price plan with its current prices")
    PricePlanView get(
            @PathVariable String planId,
            @RequestParam(required = false) @Nullable Long minVersion,
            Caller caller) {
        return queries.get(
                new FindPricePlan(caller.tenant(), planId),
                PricePlanView.class,
                PricePlanView::version,
                minVersion);
    }

    /** What a plan is created with. */
    record NewPricePlan(@NotBlank @Size(max = 200) String name) {}
}
