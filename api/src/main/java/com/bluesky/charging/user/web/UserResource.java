package com.bluesky.charging.user.web;

import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.FindCustomer;
import com.bluesky.charging.kernel.KeyedMac;
import com.bluesky.charging.kernel.SubjectKeys;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.ListUsers;
import com.bluesky.charging.user.contract.SearchUsers;
import com.bluesky.charging.user.contract.UserCommand.ChangeUser;
import com.bluesky.charging.user.contract.UserCommand.DeactivateUser;
import com.bluesky.charging.user.contract.UserCommand.EraseUser;
import com.bluesky.charging.user.contract.UserCommand.ReactivateUser;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import com.bluesky.charging.user.contract.UserCommand.StandingCommand;
import com.bluesky.charging.user.contract.UserPage;
import com.bluesky.charging.user.contract.UserStatus;
import com.bluesky.charging.user.contract.UserView;
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

/** {@code /v1/users}: the drivers of a customer. */
@RestController
@RequestMapping("/v1/users")
@Tag(name = "Users")
class UserResource {

    private static final String LIST = "users";

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final Cursors cursors;
    private final KeyedMac mac;
    private final SubjectKeys keys;
    private final Clock clock;

    UserResource(
            Commands commands,
            Queries queries,
            Fingerprints fingerprints,
            Cursors cursors,
            KeyedMac mac,
            SubjectKeys keys,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.cursors = cursors;
        this.mac = mac;
        this.keys = keys;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope(Scope.USERS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Register a user",
            description = "A phone number belongs to one user of a customer at a time.")
    ResponseEntity<Written> register(
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody UserContent body,
            Caller caller) {
        CustomerView customer =
                queries.target(new FindCustomer(caller.customer()), CustomerView.class);
        String id = caller.idOf("user", key);
        Written written =
                commands.send(
                        new RegisterUser(
                                id,
                                caller.operator(),
                                caller.customer(),
                                body.name(),
                                body.phone(),
                                body.email(),
                                body.externalReference(),
                                phoneClaim(caller.customer(), body.phone()),
                                customer.currency(),
                                fingerprints.of("register-user", body),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitReadable(new FindUser(caller.tenant(), id), UserView.class);
        return Creation.at("/v1/users", written);
    }

    @GetMapping
    @RequiresScope(Scope.USERS_READ)
    @Operation(
            summary = "List users, newest first",
            description =
                    "Users who were erased are listed too, without personal data, so that a copy"
                            + " of the list can forget them.")
    Page<UserView> list(
            @RequestParam(required = false) @Nullable UserStatus status,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        UserPage page =
                queries.ask(
                        new ListUsers(
                                caller.tenant(),
                                status,
                                updatedSince,
                                cursors.page(LIST, limit, cursor)),
                        UserPage.class);
        return new Page<>(page.items(), cursors.next(LIST, page.next()));
    }

    @PostMapping("/search")
    @RequiresScope(Scope.USERS_READ)
    @Operation(
            summary = "Search users, newest first",
            description =
                    "By phone, email address, part of the name or your own reference; all that is"
                            + " given must be true. It changes nothing and needs no"
                            + " Idempotency-Key: it is a POST only so that nothing personal gets"
                            + " into an address.")
    Page<UserView> search(@Valid @RequestBody UserSearch body, Caller caller) {
        body.mustNameSomething();
        UserPage page =
                queries.ask(
                        new SearchUsers(
                                caller.tenant(),
                                body.phone(),
                                body.email(),
                                body.name(),
                                body.externalReference(),
                                cursors.page(body.list(), body.limit(), body.cursor())),
                        UserPage.class);
        return new Page<>(page.items(), cursors.next(body.list(), page.next()));
    }

    @GetMapping("/{userId}")
    @RequiresScope(Scope.USERS_READ)
    @Operation(summary = "Read a user")
    UserView get(
            @PathVariable String userId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        return queries.get(
                new FindUser(caller.tenant(), userId),
                UserView.class,
                UserView::version,
                minVersion);
    }

    @PatchMapping(
            path = "/{userId}",
            consumes = {Patch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @RequiresScope(Scope.USERS_WRITE)
    @Operation(
            summary = "Change a user",
            description =
                    "What the patch does not name stays, null takes a value away. With the phone"
                            + " its number becomes free for another user.")
    Written change(
            @PathVariable String userId,
            @RequestHeader(IfMatch.HEADER) IfMatch ifMatch,
            @RequestBody Patch<UserContent> body,
            Caller caller) {
        UserView user =
                queries.toChange(
                        new FindUser(caller.tenant(), userId),
                        UserView.class,
                        UserView::version,
                        ifMatch);
        UserContent content = body.onto(UserContent.of(user));
        Written written =
                commands.send(
                        new ChangeUser(
                                userId,
                                content.name(),
                                content.phone(),
                                content.email(),
                                content.externalReference(),
                                phoneClaim(user.customerId(), content.phone()),
                                ifMatch.change(fingerprints.of("change-user " + userId, body)),
                                clock.instant()),
                        Written.class,
                        caller);
        return readable(written, caller);
    }

    @PostMapping("/{userId}/deactivate")
    @RequiresScope(Scope.USERS_WRITE)
    @Operation(
            summary = "Deactivate a user",
            description =
                    "The user begins no more charges, neither by a request nor by a card; one that"
                            + " runs goes on. Piles that are offline or remember the user's cards"
                            + " may let them charge for up to a day. The wallet stays usable.")
    Written deactivate(
            @PathVariable String userId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        return act(
                userId,
                new DeactivateUser(
                        userId,
                        caller.idOf("userreq", key),
                        fingerprints.of("deactivate-user", userId),
                        clock.instant()),
                caller);
    }

    @PostMapping("/{userId}/reactivate")
    @RequiresScope(Scope.USERS_WRITE)
    @Operation(summary = "Let a deactivated user charge again")
    Written reactivate(
            @PathVariable String userId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            Caller caller) {
        return act(
                userId,
                new ReactivateUser(
                        userId,
                        caller.idOf("userreq", key),
                        fingerprints.of("reactivate-user", userId),
                        clock.instant()),
                caller);
    }

    @DeleteMapping("/{userId}")
    @RequiresScope(Scope.USERS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Erase a user, for ever",
            description =
                    "The key under which name, phone, email address, reference and card labels are"
                            + " stored is destroyed, and the cards are removed. What has to be"
                            + " accounted for stays, without a name: orders, bills and the wallet."
                            + " A charge that runs goes on to its bill; money that is left can"
                            + " still be refunded. It is never refused, and a repeat answers the"
                            + " same.")
    void erase(@PathVariable String userId, Caller caller) {
        FindUser user = new FindUser(caller.tenant(), userId);
        queries.target(user, UserView.class);
        // First the key: should the rest fail, the person is forgotten already, and a repeat ends
        // it.
        keys.destroy(userId);
        Written written =
                commands.send(new EraseUser(userId, clock.instant()), Written.class, caller);
        readable(written, caller);
    }

    private Written act(String userId, StandingCommand command, Caller caller) {
        queries.target(new FindUser(caller.tenant(), userId), UserView.class);
        return readable(commands.send(command, Written.class, caller), caller);
    }

    private Written readable(Written written, Caller caller) {
        queries.awaitVersion(
                new FindUser(caller.tenant(), written.id()),
                UserView.class,
                UserView::version,
                written.version());
        return written;
    }

    /** The claim of one of a customer's users on a number. */
    private @Nullable String phoneClaim(String customerId, @Nullable String phone) {
        return phone == null
                ? null
                : "phone-" + mac.lookup(KeyedMac.Purpose.PHONE, customerId + "\n" + phone);
    }
}
