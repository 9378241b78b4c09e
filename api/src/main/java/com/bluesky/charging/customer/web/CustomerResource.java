package com.bluesky.charging.customer.web;

import com.bluesky.charging.customer.contract.CustomerCommand.RegisterCustomer;
import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.FindCustomer;
import com.bluesky.charging.customer.contract.PaymentMode;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.operator.contract.FindOperator;
import com.bluesky.charging.operator.contract.OperatorView;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Creation;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

/** {@code /v1/customers}: the parties that call this API. */
@RestController
@RequestMapping("/v1/customers")
@Tag(name = "Onboarding")
class CustomerResource {

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final Clock clock;

    CustomerResource(Commands commands, Queries queries, Fingerprints fingerprints, Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope(Scope.PLATFORM)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Register a customer of an operator")
    ResponseEntity<Written> register(
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody CustomerRegistration body,
            Caller caller) {
        OperatorView operator =
                queries.named(
                        new FindOperator(body.operatorId()), OperatorView.class, "/operatorId");
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

    @GetMapping("/{customerId}")
    @RequiresScope(Scope.PLATFORM)
    @Operation(summary = "Read a customer and its API keys, without their secrets")
    CustomerView get(
            @PathVariable String customerId,
            @RequestParam(required = false) @Nullable Long minVersion) {
        return queries.get(
                new FindCustomer(customerId),
                CustomerView.class,
                CustomerView::version,
                minVersion);
    }

    /** What a customer is registered with. */
    record CustomerRegistration(
            @NotBlank @Size(max = 100) String operatorId,
            @NotBlank @Size(max = 200) String name,
            @NotNull PaymentMode paymentMode) {}
}
