package com.bluesky.charging.web;

import com.bluesky.charging.kernel.Provenance;
import com.bluesky.charging.kernel.StableId;
import com.bluesky.charging.kernel.Tenant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, as the token says. Nothing about the caller is ever taken from the request itself.
 *
 * @param actorKind one of the kinds of {@link Provenance#ACTOR_KIND}
 * @param actorId the customer, or {@code platform}; never the key
 * @param keyId the API key that the token was made from
 * @param operatorId null for the platform
 * @param customerId null for the platform
 * @param requestId the id of this request
 */
public record Caller(
        String actorKind,
        String actorId,
        String keyId,
        @Nullable String operatorId,
        @Nullable String customerId,
        Set<Scope> scopes,
        String requestId) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** The same caller in another request. */
    public Caller inRequest(String id) {
        return new Caller(actorKind, actorId, keyId, operatorId, customerId, scopes, id);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    /** Whose data the caller sees. Only for operations of a customer's scopes. */
    public Tenant tenant() {
        return new Tenant(operator(), may(Scope.OPERATOR_ALL) ? null : customer());
    }

    /** The operator whose equipment this is about. Only for operations of a customer's scopes. */
    public String operator() {
        return required(operatorId);
    }

    /**
     * The one operator that the caller manages, in operations that {@code platform} and {@code
     * operator:all} or {@code operator:manage} may use; null for the platform, which manages all of
     * them.
     */
    public @Nullable String managedOperator() {
        return may(Scope.PLATFORM) ? null : operator();
    }

    /**
     * Requires that the caller manages an operator: the platform all of them, others their own.
     *
     * @throws RequestRejected with {@link RequestProblem#NOT_FOUND}, whether there is one or not
     */
    public void requireManages(String managed) {
        String own = managedOperator();
        if (own != null && !own.equals(managed)) {
            throw Queries.notFound();
        }
    }

    /**
     * Whether the caller may give a scope to an API key: the platform gives all but its own, and
     * nobody else gives what it does not have.
     */
    public boolean mayGive(Scope scope) {
        return scope != Scope.PLATFORM && (may(Scope.PLATFORM) || may(scope));
    }

    /** The customer that owns what is made. Only for operations of a customer's scopes. */
    public String customer() {
        return required(customerId);
    }

    /**
     * The id of what a request makes: the same request of the same caller always makes the same.
     *
     * @param prefix the type of what is made
     */
    public String idOf(String prefix, IdempotencyKey key) {
        return StableId.of(
                prefix,
                customerId == null ? actorId : customerId,
                actorKind + ":" + actorId,
                prefix,
                key.value());
    }

    /** What the events say about who caused them. */
    Map<String, String> provenance() {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(Provenance.ACTOR_KIND, actorKind);
        metadata.put(Provenance.ACTOR_ID, actorId);
        metadata.put(Provenance.KEY_ID, keyId);
        metadata.put(Provenance.REQUEST_ID, requestId);
        return metadata;
    }

    private String required(@Nullable String part) {
        if (part == null) {
            throw new IllegalStateException("The platform acts for no operator and no customer.");
        }
        return part;
    }
}
