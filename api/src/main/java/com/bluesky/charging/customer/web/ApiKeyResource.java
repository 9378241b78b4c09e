package com.bluesky.charging.customer.web;

import com.bluesky.charging.customer.contract.CustomerCommand.IssueApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RevokeApiKey;
import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.FindCustomer;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.security.ApiKey;
import com.bluesky.charging.security.ApiKeys;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Creation;
import com.bluesky.charging.web.FieldProblem;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.IdempotencyKey;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequestProblem;
import com.bluesky.charging.web.RequestRejected;
import com.bluesky.charging.web.RequiresScope;
import com.bluesky.charging.web.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/customers/{customerId}/keys}: what customers get their tokens with. */
@RestController
@RequestMapping("/v1/customers/{customerId}/keys")
@Tag(name = "Onboarding")
class ApiKeyResource {

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;
    private final ApiKeys apiKeys;
    private final Clock clock;

    ApiKeyResource(
            Commands commands,
            Queries queries,
            Fingerprints fingerprints,
            ApiKeys apiKeys,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
        this.apiKeys = apiKeys;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope(Scope.PLATFORM)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Issue an API key",
            description =
                    "The key is shown once. A repeat of the request answers without it; if it was"
                            + " lost, revoke the key and issue another.")
    ResponseEntity<IssuedKey> issue(
            @PathVariable String customerId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody KeyRequest body,
            Caller caller) {
        Set<Scope> scopes = scopes(body.scopes());
        CustomerView customer = queries.target(new FindCustomer(customerId), CustomerView.class);
        String keyId = ApiKey.idOf(caller.idOf("key", key));
        Optional<String> secret =
                apiKeys.prepare(
                        new ApiKey(
                                keyId,
                                customer.operatorId(),
                                customerId,
                                scopes,
                                body.expiresAt()));
        Written written =
                commands.send(
                        new IssueApiKey(
                                customerId,
                                keyId,
                                scopes.stream().map(Scope::text).toList(),
                                body.expiresAt(),
                                fingerprints.of("issue-api-key " + customerId, body),
                                clock.instant()),
                        Written.class,
                        caller);
        queries.awaitVersion(
                new FindCustomer(customerId),
                CustomerView.class,
                CustomerView::version,
                written.version());
        return Creation.at(
                "/v1/customers/" + customerId + "/keys",
                keyId,
                new IssuedKey(
                        keyId, secret.filter(apiKeys::activate).orElse(null), written.version()));
    }

    @DeleteMapping("/{keyId}")
    @RequiresScope(Scope.PLATFORM)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Revoke an API key",
            description = "The tokens that were made with it end within 5 seconds.")
    void revoke(@PathVariable String customerId, @PathVariable String keyId, Caller caller) {
        queries.target(new FindCustomer(customerId), CustomerView.class);
        // First the key, then the record of it: if the second fails, the request is repeated.
        apiKeys.revoke(customerId, keyId);
        commands.send(new RevokeApiKey(customerId, keyId, clock.instant()), Written.class, caller);
    }

    private static Set<Scope> scopes(List<String> texts) {
        Set<Scope> scopes = new TreeSet<>();
        for (int i = 0; i < texts.size(); i++) {
            String pointer = "/scopes/" + i;
            scopes.add(
                    Scope.find(texts.get(i))
                            .filter(scope -> scope != Scope.PLATFORM)
                            .orElseThrow(() ->
                                    RequestRejected.field(
                                            RequestProblem.INVALID_FIELD,
                                            FieldProblem.ofField(
                                                    pointer,
                                                    "A customer cannot have this scope."))));
        }
        return scopes;
    }

    /** What a key may do, and until when. */
    @Schema(name = "ApiKeyRequest")
    record KeyRequest(
            @NotEmpty @Size(max = 20) List<@NotNull String> scopes, @Nullable Instant expiresAt) {}

    /**
     * A key that was issued.
     *
     * @param apiKey shown once; absent in the answer to a repeat
     * @param version of the customer
     */
    @Schema(name = "IssuedApiKey")
    record IssuedKey(String keyId, @Nullable String apiKey, long version) {}
}
