package com.bluesky.charging.customer.web;

import com.bluesky.charging.customer.contract.ApiKeyPage;
import com.bluesky.charging.customer.contract.ApiKeyView;
import com.bluesky.charging.customer.contract.CustomerCommand;
import com.bluesky.charging.customer.contract.CustomerCommand.IssueApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RevokeApiKey;
import com.bluesky.charging.customer.contract.CustomerCommand.RotateApiKey;
import com.bluesky.charging.customer.contract.CustomerView;
import com.bluesky.charging.customer.contract.FindApiKey;
import com.bluesky.charging.customer.contract.FindManagedCustomer;
import com.bluesky.charging.customer.contract.KeyRotated;
import com.bluesky.charging.customer.contract.ListApiKeys;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.security.AddressRange;
import com.bluesky.charging.security.ApiKey;
import com.bluesky.charging.security.ApiKeys;
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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/customers/{customerId}/keys}: what customers get their tokens with. */
@RestController
@RequestMapping("/v1/customers/{customerId}/keys")
@Tag(name = "Onboarding")
class ApiKeyResource {

    /** A day: every server gets the new key at its next deployment. */
    private static final int OVERLAP_DEFAULT_SECONDS = 24 * 3_600;

    /**
     * How long a caller's own key lives on at least: if the answer with the new key is lost, there
     * is time to revoke that one and to rotate once more.
     */
    private static final int OWN_OVERLAP_MIN_SECONDS = 60;

    private static final String LIST = "keys";

    private final Commands commands;
    private final Queries queries;
    private final Cursors cursors;
    private final Fingerprints fingerprints;
    private final ApiKeys apiKeys;
    private final Clock clock;

    ApiKeyResource(
            Commands commands,
            Queries queries,
            Cursors cursors,
            Fingerprints fingerprints,
            ApiKeys apiKeys,
            Clock clock) {
        this.commands = commands;
        this.queries = queries;
        this.cursors = cursors;
        this.fingerprints = fingerprints;
        this.apiKeys = apiKeys;
        this.clock = clock;
    }

    @PostMapping
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_MANAGE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "issueApiKey",
            summary = "Issue an API key",
            description =
                    "The key is shown once. A repeat of the request answers without it; if it was"
                            + " lost, revoke the key and issue another. An operator gives only"
                            + " scopes that its own token has, and to itself no key that expires"
                            + " later or may be used from elsewhere than the one it calls with.")
    ResponseEntity<IssuedKey> issue(
            @PathVariable String customerId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody KeyRequest body,
            Caller caller) {
        CustomerView customer = customer(customerId, caller);
        Set<Scope> scopes = KeyFields.scopes(body.scopes(), caller);
        KeyBounds bounds = boundsOfNew(customerId, caller);
        List<AddressRange> allowed = bounds.addresses(body.allowedAddresses());
        Instant expiresAt = bounds.expiry(body.expiresAt());
        String keyId = ApiKey.idOf(caller.idOf("key", key));
        Optional<String> secret =
                apiKeys.prepare(
                        new ApiKey(
                                keyId,
                                customer.operatorId(),
                                customerId,
                                scopes,
                                expiresAt,
                                allowed));
        Written written =
                commands.send(
                        new IssueApiKey(
                                customerId,
                                keyId,
                                KeyFields.texts(scopes),
                                allowed.stream().map(AddressRange::text).toList(),
                                expiresAt,
                                fingerprints.of("issue-api-key " + customerId, body),
                                clock.instant()),
                        Written.class,
                        caller);
        awaitKey(customerId, keyId, written.version(), caller);
        return Creation.at(
                "/v1/customers/" + customerId + "/keys",
                keyId,
                new IssuedKey(
                        keyId, secret.filter(apiKeys::activate).orElse(null), written.version()));
    }

    @GetMapping
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_ALL)
    @Operation(
            operationId = "listApiKeys",
            summary = "List the API keys that a customer ever had, oldest first",
            description = "Without their secrets, which nobody can read.")
    Page<ApiKeyView> list(
            @PathVariable String customerId,
            @RequestParam(required = false) @Nullable Instant updatedSince,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Caller caller) {
        customer(customerId, caller);
        String list = LIST + " " + customerId;
        ApiKeyPage page =
                queries.ask(
                        new ListApiKeys(
                                caller.managedOperator(),
                                customerId,
                                updatedSince,
                                cursors.page(list, limit, cursor)),
                        ApiKeyPage.class);
        return new Page<>(page.items(), cursors.next(list, page.next()));
    }

    @GetMapping("/{keyId}")
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_ALL)
    @Operation(operationId = "getApiKey", summary = "Read an API key, without its secret")
    ApiKeyView get(
            @PathVariable String customerId,
            @PathVariable String keyId,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long minVersion,
            Caller caller) {
        return queries.get(
                new FindApiKey(caller.managedOperator(), customerId, keyId),
                ApiKeyView.class,
                ApiKeyView::version,
                minVersion);
    }

    @PostMapping("/{keyId}/rotate")
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_MANAGE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "rotateApiKey",
            summary = "Replace an API key by a new one",
            description =
                    "The new key has the scopes of the former, its end and its addresses unless you"
                            + " say others, which takes a body, and is shown once. Who rotates the key that it calls"
                            + " with gets no later end and no other addresses, and an overlap of at"
                            + " least 60 seconds. The former lives on for the overlap, so that"
                            + " servers can change over one by one; revoke it when they have. At"
                            + " most two keys are active, so a key can be rotated when it is the"
                            + " only one, or without an overlap.")
    ResponseEntity<RotatedKey> rotate(
            @PathVariable String customerId,
            @PathVariable String keyId,
            @RequestHeader(IdempotencyKey.HEADER) IdempotencyKey key,
            @Valid @RequestBody(required = false) @Nullable RotationRequest body,
            Caller caller) {
        RotationRequest asked = body == null ? RotationRequest.USUAL : body;
        ApiKeyView former =
                queries.target(
                        new FindApiKey(caller.managedOperator(), customerId, keyId),
                        ApiKeyView.class);
        Set<Scope> scopes = scopesOf(former, caller);
        boolean own = keyId.equals(caller.keyId());
        if (own) {
            requireTimeToRotateAgain(asked.overlap());
        }
        KeyBounds bounds = KeyBounds.of(expiryOf(former, caller), former, own);
        List<AddressRange> allowed = bounds.addresses(asked.allowedAddresses());
        Instant expiresAt = bounds.expiry(asked.expiresAt());
        String successorId = ApiKey.idOf(caller.idOf("key", key));
        Optional<String> secret =
                apiKeys.prepare(
                        new ApiKey(
                                successorId,
                                former.operatorId(),
                                customerId,
                                scopes,
                                expiresAt,
                                allowed));
        KeyRotated rotated =
                commands.send(
                        new RotateApiKey(
                                customerId,
                                keyId,
                                successorId,
                                KeyFields.texts(scopes),
                                allowed.stream().map(AddressRange::text).toList(),
                                expiresAt,
                                asked.overlap(),
                                fingerprints.of(
                                        "rotate-api-key " + customerId + " " + keyId, asked),
                                // The end of the former key follows from it, and is told in several
                                // places.
                                clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                        KeyRotated.class,
                        caller);
        // First the new key, then the end of the former: there is never none.
        Optional<String> shown = secret.filter(apiKeys::activate);
        apiKeys.endAt(customerId, keyId, rotated.formerEndsAt());
        awaitKey(customerId, successorId, rotated.version(), caller);
        return Creation.at(
                "/v1/customers/" + customerId + "/keys",
                successorId,
                new RotatedKey(
                        successorId,
                        shown.orElse(null),
                        rotated.formerEndsAt(),
                        rotated.version()));
    }

    @DeleteMapping("/{keyId}")
    @RequiresScope(value = Scope.PLATFORM, or = Scope.OPERATOR_MANAGE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description = "The tokens that were made with it end within 5 seconds.")
    void revoke(@PathVariable String customerId, @PathVariable String keyId, Caller caller) {
        customer(customerId, caller);
        // First the key, then the record of it: if the second fails, the request is repeated.
        apiKeys.revoke(customerId, keyId);
        Written written =
                commands.send(
                        new RevokeApiKey(customerId, keyId, clock.instant()),
                        Written.class,
                        caller);
        awaitKey(customerId, keyId, written.version(), caller);
    }

    private CustomerView customer(String customerId, Caller caller) {
        return queries.target(
                new FindManagedCustomer(caller.managedOperator(), customerId), CustomerView.class);
    }

    /** Who gives itself a key gives one that is held as its own is. */
    private KeyBounds boundsOfNew(String customerId, Caller caller) {
        if (!customerId.equals(caller.customerId())) {
            return KeyBounds.NONE;
        }
        ApiKeyView own =
                queries.target(
                        new FindApiKey(caller.managedOperator(), customerId, caller.keyId()),
                        ApiKeyView.class);
        return KeyBounds.of(expiryOf(own, caller), own, true);
    }

    /**
     * When a key was to expire before a rotation brought that forward: as its successor does, which
     * took after it. So a repeat of a rotation, or another one, is about the same end.
     */
    private @Nullable Instant expiryOf(ApiKeyView key, Caller caller) {
        String successorId = key.replacedBy();
        if (successorId == null) {
            return key.expiresAt();
        }
        return queries.target(
                        new FindApiKey(caller.managedOperator(), key.customerId(), successorId),
                        ApiKeyView.class)
                .expiresAt();
    }

    private static void requireTimeToRotateAgain(long overlapSeconds) {
        if (overlapSeconds < OWN_OVERLAP_MIN_SECONDS) {
            throw KeyFields.rejected(
                    "/overlapSeconds",
                    "This is the key that you call with: let it live on for %d seconds at least, so"
                                    .formatted(OWN_OVERLAP_MIN_SECONDS)
                            + " that you can revoke the new key and rotate once more if the answer is"
                            + " lost. Revoke this one when you use the new one.");
        }
    }

    /** Who rotates a key gets a secret with its scopes, so the same holds as for giving them. */
    private static Set<Scope> scopesOf(ApiKeyView former, Caller caller) {
        Set<Scope> scopes = new TreeSet<>();
        former.scopes().forEach(text -> scopes.add(Scope.of(text)));
        if (!scopes.stream().allMatch(caller::mayGive)) {
            throw new AccessDeniedException(
                    "To rotate this key the token needs the scopes of the key.");
        }
        return scopes;
    }

    private void awaitKey(String customerId, String keyId, long version, Caller caller) {
        queries.awaitVersion(
                new FindApiKey(caller.managedOperator(), customerId, keyId),
                ApiKeyView.class,
                ApiKeyView::version,
                version);
    }

    /**
     * What a key may do, from where, and until when.
     *
     * @param allowedAddresses where it may be used from; from everywhere without it
     */
    @Schema(name = "ApiKeyRequest")
    record KeyRequest(
            @NotEmpty @Size(max = KeyFields.SCOPES_MAX) List<@NotNull String> scopes,
            @Size(max = CustomerCommand.ALLOWED_ADDRESSES_MAX)
                    @Schema(
                            description = KeyFields.ADDRESSES,
                            example = "[\"203.0.113.0/24\",\"2001:db8::/48\"]")
                    @Nullable List<@NotNull String> allowedAddresses,
            @Nullable Instant expiresAt) {}

    /**
     * How a key is replaced.
     *
     * @param allowedAddresses where the new key may be used from; as the former without it
     * @param expiresAt when the new key expires; when the former was to without it
     */
    @Schema(name = "ApiKeyRotation")
    record RotationRequest(
            @Schema(
                            description =
                                    "How long the former key lives on, unless it expires before or"
                                            + " is revoked; a day without it.")
                    @Min(0)
                    @Max(CustomerCommand.OVERLAP_MAX_SECONDS)
                    @Nullable Integer overlapSeconds,
            @Size(max = CustomerCommand.ALLOWED_ADDRESSES_MAX)
                    @Schema(
                            description =
                                    KeyFields.ADDRESSES + " Without it those of the former key.")
                    @Nullable List<@NotNull String> allowedAddresses,
            @Schema(
                            description =
                                    "When the new key expires. Without it when the former was"
                                            + " to.")
                    @Nullable Instant expiresAt) {

        /** What holds when the request says nothing. */
        private static final RotationRequest USUAL = new RotationRequest(null, null, null);

        long overlap() {
            return overlapSeconds == null ? OVERLAP_DEFAULT_SECONDS : overlapSeconds;
        }
    }

    /**
     * A key that was issued.
     *
     * @param apiKey shown once; absent in the answer to a repeat
     * @param version of the customer
     */
    @Schema(name = "IssuedApiKey")
    record IssuedKey(String keyId, @Nullable String apiKey, long version) {}

    /**
     * A key that replaces another.
     *
     * @param apiKey shown once; absent in the answer to a repeat
     * @param formerEndsAt when the former key ends, if it is not revoked before
     * @param version of the customer
     */
    @Schema(name = "RotatedApiKey")
    record RotatedKey(String keyId, @Nullable String apiKey, Instant formerEndsAt, long version) {}
}
