package com.bluesky.charging.price.web;

import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.operator.contract.FindOperator;
import com.bluesky.charging.operator.contract.OperatorView;
import com.bluesky.charging.price.contract.FindPricePlan;
import com.bluesky.charging.price.contract.FindPricePlanVersion;
import com.bluesky.charging.price.contract.ListPriceAssignments;
import com.bluesky.charging.price.contract.ListPricePlanVersions;
import com.bluesky.charging.price.contract.ListPricePlans;
import com.bluesky.charging.price.contract.PriceAssignmentPage;
import com.bluesky.charging.price.contract.PriceAssignmentView;
import com.bluesky.charging.price.contract.PricePlanCommand;
import com.bluesky.charging.price.contract.PricePlanCommand.ChangePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.CreatePricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.PublishPricePlan;
import com.bluesky.charging.price.contract.PricePlanCommand.RetirePricePlan;
import com.bluesky.charging.price.contract.PricePlanPage;
import com.bluesky.charging.price.contract.PricePlanVersionPage;
import com.bluesky.charging.price.contract.PricePlanVersionView;
import com.bluesky.charging.price.contract.PricePlanView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Creation;
import com.bluesky.charging.web.Cursors;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.IfMatch;
import com.bluesky.charging.web.Page;
import com.bluesky.charging.web.Patch;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
            @Valid @RequestBody PricePlanContent body,
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

    @PatchMapping(
            path = "/{planId}",
            consumes = {Patch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Change a price plan",
            description = "Its prices are changed by publishing the next version.")
    Written change(
            @PathVariable String planId,
            @RequestHeader(IfMatch.HEADER) IfMatch ifMatch,
            @RequestBody Patch<PricePlanContent> body,
            Caller caller) {
        FindPricePlan find = new FindPricePlan(caller.tenant(), planId);
        PricePlanView plan =
                queries.toChange(find, PricePlanView.class, PricePlanView::version, ifMatch);
        PricePlanContent content = body.onto(new PricePlanContent(plan.name()));
        return written(
                find,
                new ChangePricePlan(
                        planId,
                        content.name(),
                        ifMatch.change(fingerprints.of("change-price-plan " + planId, body)),
                        clock.instant()),
                caller);
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
            @RequestHeader(IfMatch.HEADER) IfMatch ifMatch,
            @Valid @RequestBody Publication body,
            Caller caller) {
        return written(
                target(planId, caller),
                new PublishPricePlan(
                        planId,
                        body.tariffComponents(),
                        body.defaultHoldMinor(),
                        ifMatch.change(fingerprints.of("publish-price-plan " + planId, body)),
                        clock.instant()),
                caller);
    }

    @PostMapping("/{planId}/retire")
    @RequiresScope(Scope.EQUIPMENT_WRITE)
    @Operation(
            summary = "Retire a price plan",
            description =
                    "It is neither published nor assigned any more. Where it is assigned it holds"
                            + " until another plan takes its place.")
    Written retire(
            @PathVariable String planId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        return written(
                target(planId, caller), new RetirePricePlan(planId, clock.instant()), caller);
    }

    private FindPricePlan target(String planId, Caller caller) {
        FindPricePlan find = new FindPricePlan(caller.tenant(), planId);
        queries.target(find, PricePlanView.class);
        return find;
    }

    private Written written(FindPricePlan find, PricePlanCommand command, Caller caller) {
        Written written = commands.send(command, Written.class, caller);
        queries.awaitVersion(find, PricePlanView.class, PricePlanView::version, written.version());
        return written;
    }

    @GetMapping
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "List price plans, oldest first")
    Page<PricePlanView> list(
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        PricePlanPage page =
                queries.ask(
                        new ListPricePlans(
                                caller.tenant(), updatedSince, cursors.page(LIST, limit, cursor)),
                        PricePlanPage.class);
        return new Page<>(page.items(), cursors.next(LIST, page.next()));
    }

    @GetMapping("/{planId}")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "Read a price plan with its current prices")
    PricePlanView get(
            @PathVariable String planId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        return queries.get(
                new FindPricePlan(caller.tenant(), planId),
                PricePlanView.class,
                PricePlanView::version,
                minVersion);
    }

    @GetMapping("/{planId}/versions")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(
            summary = "List what a price plan said over time, latest version first",
            description = "updatedSince names versions that were published or superseded since.")
    Page<PricePlanVersionView> versions(
            @PathVariable String planId,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        get(planId, null, caller);
        String list = LIST + "/" + planId + "/versions";
        PricePlanVersionPage page =
                queries.ask(
                        new ListPricePlanVersions(
                                caller.tenant(),
                                planId,
                                updatedSince,
                                cursors.page(list, limit, cursor)),
                        PricePlanVersionPage.class);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }

    @GetMapping("/{planId}/versions/{planVersion}")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "Read what a price plan said in one version")
    PricePlanVersionView version(
            @PathVariable String planId, @PathVariable int planVersion, Caller caller) {
        return queries.find(
                        new FindPricePlanVersion(caller.tenant(), planId, planVersion),
                        PricePlanVersionView.class)
                .orElseThrow(Queries::notFound);
    }

    @GetMapping("/{planId}/assignments")
    @RequiresScope(Scope.EQUIPMENT_READ)
    @Operation(summary = "List what a price plan is assigned to, first assigned first")
    Page<PriceAssignmentView> assignments(
            @PathVariable String planId,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        get(planId, null, caller);
        String list = LIST + "/" + planId + "/assignments";
        PriceAssignmentPage page =
                queries.ask(
                        new ListPriceAssignments(
                                caller.tenant(),
                                planId,
                                updatedSince,
                                cursors.page(list, limit, cursor)),
                        PriceAssignmentPage.class);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }

    /** What of a plan a person may change; also what it is created with. */
    record PricePlanContent(@NotBlank @Size(max = 200) String name) {}
}
