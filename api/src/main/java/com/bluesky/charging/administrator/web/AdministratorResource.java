package com.bluesky.charging.administrator.web;

import com.bluesky.charging.administrator.contract.AdministratorCommand;
import com.bluesky.charging.administrator.contract.AdministratorCommand.ChangeAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.DeactivateAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.EraseAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.ReactivateAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorCommand.RegisterAdministrator;
import com.bluesky.charging.administrator.contract.AdministratorPage;
import com.bluesky.charging.administrator.contract.AdministratorRefusal.AdministratorIsErased;
import com.bluesky.charging.administrator.contract.AdministratorView;
import com.bluesky.charging.administrator.contract.FindAdministrator;
import com.bluesky.charging.administrator.contract.ListAdministrators;
import com.bluesky.charging.kernel.KeyedMac;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.kernel.SubjectKeys;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.operator.contract.FindOperator;
import com.bluesky.charging.operator.contract.OperatorView;
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
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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

/** {@code /v1/operators/{operatorId}/administrators}: the accounts of an operator's people. */
@RestController
@RequestMapping("/v1/operators/{operatorId}/administrators")
@Tag(name = "Onboarding")
class AdministratorResource {

    private static final String LIST = "administrators";

    private final Commands commands;
    private final Queries queries;
    private final Cursors cursors;
    private final Fingerprints fingerprints;
    private final KeyedMac mac;
    private final SubjectKeys keys;
    private final Clock clock;

    AdministratorResource(
            Commands commands,
            Queries queries,
            Cursors cursors,
            Fingerprints fingerprints,
            KeyedMac mac,
            SubjectKeys keys,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.cursors = cursors;
        this.fingerprints = fingerprints;
        this.mac = mac;
        this.keys = keys;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_MANAGE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Register an administrator of an operator",
            description = "An e-mail address belongs to one of them at a time.")
    ResponseEntity<Written> register(
            @PathVariable String operatorId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody AdministratorContent body,
            Caller caller) {
        requireOperator(operatorId, caller);
        String id = caller.idOf("adm", key);
        Written written =
                commands.send(
                        new RegisterAdministrator(
                                id,
                                operatorId,
                                body.name(),
                                body.email(),
                                emailClaim(operatorId, body.email()),
                                fingerprints.of("register-administrator " + operatorId, body),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitReadable(new FindAdministrator(operatorId, id), AdministratorView.class);
        return Creation.at("/v1/operators/" + operatorId + "/administrators", written);
    }

    @GetMapping
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_ALL)
    @Operation(summary = "List the administrators of an operator, oldest first")
    Page<AdministratorView> list(
            @PathVariable String operatorId,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        requireOperator(operatorId, caller);
        String list = LIST + " " + operatorId;
        AdministratorPage page =
                queries.ask(
                        new ListAdministrators(
                                operatorId, updatedSince, cursors.page(list, limit, cursor)),
                        AdministratorPage.class);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }

    @GetMapping("/{administratorId}")
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_ALL)
    @Operation(summary = "Read an administrator")
    AdministratorView get(
            @PathVariable String operatorId,
            @PathVariable String administratorId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        caller.requireManages(operatorId);
        return queries.get(
                new FindAdministrator(operatorId, administratorId),
                AdministratorView.class,
                AdministratorView::version,
                minVersion);
    }

    @PatchMapping(
            path = "/{administratorId}",
            consumes = {Patch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_MANAGE)
    @Operation(summary = "Change an administrator")
    Written change(
            @PathVariable String operatorId,
            @PathVariable String administratorId,
            @RequestHeader(IfMatch.HEADER) IfMatch ifMatch,
            @RequestBody Patch<AdministratorContent> body,
            Caller caller) {
        caller.requireManages(operatorId);
        AdministratorView administrator =
                queries.toChange(
                        new FindAdministrator(operatorId, administratorId),
                        AdministratorView.class,
                        AdministratorView::version,
                        ifMatch);
        AdministratorContent content = body.onto(contentOf(administrator));
        return written(
                operatorId,
                new ChangeAdministrator(
                        administratorId,
                        content.name(),
                        content.email(),
                        emailClaim(operatorId, content.email()),
                        ifMatch.change(
                                fingerprints.of("change-administrator " + administratorId, body)),
                        clock.instant()),
                caller);
    }

    @PostMapping("/{administratorId}/deactivate")
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_MANAGE)
    @Operation(summary = "Let an administrator do nothing more")
    Written deactivate(
            @PathVariable String operatorId,
            @PathVariable String administratorId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        requireAdministrator(operatorId, administratorId, caller);
        return written(
                operatorId,
                new DeactivateAdministrator(
                        administratorId,
                        caller.idOf("admreq", key),
                        fingerprints.of("deactivate-administrator", administratorId),
                        clock.instant()),
                caller);
    }

    @PostMapping("/{administratorId}/reactivate")
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_MANAGE)
    @Operation(summary = "Let an administrator work again")
    Written reactivate(
            @PathVariable String operatorId,
            @PathVariable String administratorId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        requireAdministrator(operatorId, administratorId, caller);
        return written(
                operatorId,
                new ReactivateAdministrator(
                        administratorId,
                        caller.idOf("admreq", key),
                        fingerprints.of("reactivate-administrator", administratorId),
                        clock.instant()),
                caller);
    }

    @DeleteMapping("/{administratorId}")
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Erase an administrator",
            description =
                    "Name and address become unreadable everywhere, for ever; what the"
                            + " administrator did remains under the id. The address is free for"
                            + " another.")
    void erase(
            @PathVariable String operatorId, @PathVariable String administratorId, Caller caller) {
        requireAdministrator(operatorId, administratorId, caller);
        // First the key, then the record of it: if the second fails, the request is repeated.
        keys.destroy(administratorId);
        written(operatorId, new EraseAdministrator(administratorId, clock.instant()), caller);
    }

    private void requireOperator(String operatorId, Caller caller) {
        caller.requireManages(operatorId);
        queries.target(new FindOperator(operatorId), OperatorView.class);
    }

    private void requireAdministrator(String operatorId, String administratorId, Caller caller) {
        caller.requireManages(operatorId);
        queries.target(new FindAdministrator(operatorId, administratorId), AdministratorView.class);
    }

    /** What a change is put onto; an erased administrator has nothing that could be changed. */
    private static AdministratorContent contentOf(AdministratorView administrator) {
        String name = administrator.name();
        String email = administrator.email();
        if (name == null || email == null) {
            throw new Refused(new AdministratorIsErased());
        }
        return new AdministratorContent(name, email);
    }

    private Written written(String operatorId, AdministratorCommand command, Caller caller) {
        Written written = commands.send(command, Written.class, caller);
        queries.awaitVersion(
                new FindAdministrator(operatorId, written.id()),
                AdministratorView.class,
                AdministratorView::version,
                written.version());
        return written;
    }

    private String emailClaim(String operatorId, String email) {
        return "email-"
                + mac.lookup(
                        KeyedMac.Purpose.EMAIL, operatorId + "\n" + email.toLowerCase(Locale.ROOT));
    }
}
