package com.bluesky.charging.operator.web;

import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.operator.contract.FindOperator;
import com.bluesky.charging.operator.contract.ListOperators;
import com.bluesky.charging.operator.contract.OperatorCommand.ChangeOperator;
import com.bluesky.charging.operator.contract.OperatorCommand.RegisterOperator;
import com.bluesky.charging.operator.contract.OperatorPage;
import com.bluesky.charging.operator.contract.OperatorView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Creation;
import com.bluesky.charging.web.Currency;
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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

/** {@code /v1/operators}: the tenants of the platform. */
@RestController
@RequestMapping("/v1/operators")
@Tag(name = "Onboarding")
class OperatorResource {

    private static final String LIST = "operators";

    private final Commands commands;
    private final Queries queries;
    private final Cursors cursors;
    private final Fingerprints fingerprints;
    private final Clock clock;

    OperatorResource(
            Commands commands,
            Queries queries,
            Cursors cursors,
            Fingerprints fingerprints,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.cursors = cursors;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope(Scope.PLATFORM)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Register an operator")
    ResponseEntity<Written> register(
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody OperatorRegistration body,
            Caller caller) {
        String id = caller.idOf("op", key);
        Written written =
                commands.send(
                        new RegisterOperator(
                                id,
                                body.name(),
                                body.currency(),
                                fingerprints.of("register-operator", body),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitReadable(new FindOperator(id), OperatorView.class);
        return Creation.at("/v1/operators", written);
    }

    @GetMapping
    @RequiresScope(Scope.PLATFORM)
    @Operation(summary = "List operators, oldest first")
    Page<OperatorView> list(
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        OperatorPage page =
                queries.ask(
                        new ListOperators(updatedSince, cursors.page(LIST, limit, cursor)),
                        OperatorPage.class);
        return new Page<>(page.items(), cursors.next(LIST, page.next()));
    }

    @GetMapping("/{operatorId}")
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_ALL)
    @Operation(summary = "Read an operator", description = "An operator reads itself only.")
    OperatorView get(
            @PathVariable String operatorId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        caller.requireManages(operatorId);
        return queries.get(
                new FindOperator(operatorId),
                OperatorView.class,
                OperatorView::version,
                minVersion);
    }

    @PatchMapping(
            path = "/{operatorId}",
            consumes = {Patch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @RequiresScope(Scope.PLATFORM)
    @Operation(
            summary = "Change an operator",
            description = "Its currency cannot be changed: prices and wallets are in it.")
    Written change(
            @PathVariable String operatorId,
            @RequestHeader(IfMatch.HEADER) IfMatch ifMatch,
            @RequestBody Patch<OperatorContent> body,
            Caller caller) {
        FindOperator find = new FindOperator(operatorId);
        OperatorView operator =
                queries.toChange(find, OperatorView.class, OperatorView::version, ifMatch);
        OperatorContent content = body.onto(new OperatorContent(operator.name()));
        Written written =
                commands.send(
                        new ChangeOperator(
                                operatorId,
                                content.name(),
                                ifMatch.change(
                                        fingerprints.of("change-operator " + operatorId, body)),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitVersion(find, OperatorView.class, OperatorView::version, written.version());
        return written;
    }

    /** What may be changed of an operator. */
    @Schema(name = "OperatorContent")
    record OperatorContent(@NotBlank @Size(max = 200) String name) {}

    /** What an operator is registered with. */
    record OperatorRegistration(
            @NotBlank @Size(max = 200) String name,
            @NotNull @Currency @Schema(example = "CNY") String currency) {}
}
