package com.bluesky.charging.customer.web;

import com.bluesky.charging.customer.contract.CustomerCommand.ChangeCustomer;
import com.bluesky.charging.customer.contract.CustomerCommand.RegisterCustomer;
import com.bluesky.charging.customer.contract.CustomerPage;
import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.FindCustomer;
import com.bluesky.charging.customer.contract.FindManagedCustomer;
import com.bluesky.charging.customer.contract.ListCustomers;
import com.bluesky.charging.customer.contract.PaymentMode;
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

/** {@code /v1/customers}: the parties that call this API. */
@RestController
@RequestMapping("/v1/customers")
@Tag(name = "Onboarding")
class CustomerResource {

    private static final String LIST = "customers";

    private final Commands commands;
    private final Queries queries;
    private final Cursors cursors;
    private final Fingerprints fingerprints;
    private final Clock clock;

    CustomerResource(
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
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_MANAGE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Register a customer of an operator")
    ResponseEntity<Written> register(
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody CustomerRegistration body,
            Caller caller) {
        OperatorView operator = operator(body.operatorId(), caller);
        String id = caller.idOf("cust", key);
        Written written =
                commands.send(
                        new RegisterCustomer(
                                id,
                                operator.operatorId(),
                                body.name(),
                                body.paymentMode(),
                                operator.currency(),
                                fingerprints.of("register-customer", body),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitReadable(new FindCustomer(id), CustomerView.class);
        return Creation.at("/v1/customers", written);
    }

    @GetMapping
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_ALL)
    @Operation(
            summary = "List customers, oldest first",
            description = "The platform sees those of all operators, an operator its own.")
    Page<CustomerView> list(
            @RequestParam(required = false) @Nullable String operatorId,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        CustomerPage page =
                queries.ask(
                        new ListCustomers(
                                caller.managedOperator(),
                                operatorId,
                                updatedSince,
                                cursors.page(LIST, limit, cursor)),
                        CustomerPage.class);
        return new Page<>(page.items(), cursors.next(LIST, page.next()));
    }

    @GetMapping("/{customerId}")
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_ALL)
    @Operation(summary = "Read a customer")
    CustomerView get(
            @PathVariable String customerId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        return queries.get(
                find(customerId, caller), CustomerView.class, CustomerView::version, minVersion);
    }

    @PatchMapping(
            path = "/{customerId}",
            consumes = {Patch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE})
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_MANAGE)
    @Operation(summary = "Change a customer")
    Written change(
            @PathVariable String customerId,
            @RequestHeader(IfMatch.HEADER) IfMatch ifMatch,
            @RequestBody Patch<CustomerContent> body,
            Caller caller) {
        CustomerView customer =
                queries.toChange(
                        find(customerId, caller),
                        CustomerView.class,
                        CustomerView::version,
                        ifMatch);
        CustomerContent content = body.onto(new CustomerContent(customer.name()));
        Written written =
                commands.send(
                        new ChangeCustomer(
                                customerId,
                                content.name(),
                                ifMatch.change(
                                        fingerprints.of("change-customer " + customerId, body)),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitVersion(
                find(customerId, caller),
                CustomerView.class,
                CustomerView::version,
                written.version());
        return written;
    }

    private static FindManagedCustomer find(String customerId, Caller caller) {
        return new FindManagedCustomer(caller.managedOperator(), customerId);
    }

    /** Another operator's id is as good as one that nobody has. */
    private OperatorView operator(String operatorId, Caller caller) {
        String own = caller.managedOperator();
        if (own != null && !own.equals(operatorId)) {
            throw Queries.nothingNamed("/operatorId");
        }
        return queries.named(new FindOperator(operatorId), OperatorView.class, "/operatorId");
    }

    /** What may be changed of a customer. */
    @Schema(name = "CustomerContent")
    record CustomerContent(@NotBlank @Size(max = 200) String name) {}

    /** What a customer is registered with. */
    record CustomerRegistration(
            @NotBlank @Size(max = 100) String operatorId,
            @NotBlank @Size(max = 200) String name,
            @NotNull PaymentMode paymentMode) {}
}
