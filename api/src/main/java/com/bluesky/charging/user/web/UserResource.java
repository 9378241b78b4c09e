package com.bluesky.charging.user.web;

import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.FindCustomer;
import com.bluesky.charging.kernel.KeyedMac;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.user.contract.FindUser;
import com.bluesky.charging.user.contract.UserCommand.RegisterUser;
import com.bluesky.charging.user.contract.UserView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Creation;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
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

/** {@code /v1/users}: the drivers of a customer. */
@RestController
@RequestMapping("/v1/users")
@Tag(name = "Users")
class UserResource {

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final KeyedMac mac;
    private final Clock clock;

    UserResource(
            Commands commands,
            Queries queries,
            Fingerprints fingerprints,
            KeyedMac mac,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.mac = mac;
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
            @Valid @RequestBody UserRegistration body,
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
                                phoneClaim(caller, body.phone()),
                                customer.currency(),
                                fingerprints.of("register-user", body),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitReadable(new FindUser(caller.tenant(), id), UserView.class);
        return Creation.at("/v1/users", written);
    }

    @GetMapping("/{userId}")
    @RequiresScope(Scope.USERS_READ)
    @Operation(summary = "Read a user")
    UserView get(
            @PathVariable String userId,
            @RequestParam(required = false) @Nullable Long minVersion,
            Caller caller) {
        return queries.get(
                new FindUser(caller.tenant(), userId),
                UserView.class,
                UserView::version,
                minVersion);
    }

    private @Nullable String phoneClaim(Caller caller, @Nullable String phone) {
        return phone == null
                ? null
                : "phone-" + mac.lookup(KeyedMac.Purpose.PHONE, caller.customer() + "\n" + phone);
    }

    /** What a user is registered with; all of it personal, none of it required. */
    record UserRegistration(
            @Size(min = 1, max = 200) @Nullable String name,
            @Pattern(regexp = "\\+[1-9][0-9]{6,14}", message = "must be a number in E.164 form")
                    @Schema(example = "+8613800000000")
                    @Nullable String phone,
            @Email @Size(max = 254) @Nullable String email) {}
}
