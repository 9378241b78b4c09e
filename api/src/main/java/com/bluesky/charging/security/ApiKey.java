package com.bluesky.charging.security;

import com.bluesky.charging.web.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key without its secret.
 *
 * @param operatorId null exactly for the platform's own key
 * @param customerId null exactly for the platform's own key
 * @param expiresAt null when it does not expire
 * @param allowedFrom where it may be used from; nothing stands for everywhere
 */
public record ApiKey(
        String keyId,
        @Nullable String operatorId,
        @Nullable String customerId,
        Set<Scope> scopes,
        @Nullable Instant expiresAt,
        List<AddressRange> allowedFrom) {

    /** How the platform names itself as the subject of tokens and the actor of events. */
    public static final String PLATFORM = "platform";

    public ApiKey {
        scopes = Set.copyOf(scopes);
        allowedFrom = List.copyOf(allowedFrom);
        if ((operatorId == null) != (customerId == null)) {
            throw new IllegalArgumentException("A customer's key has an operator and a customer.");
        }
    }

    /** A key that may be used from everywhere. */
    public ApiKey(
            String keyId,
            @Nullable String operatorId,
            @Nullable String customerId,
            Set<Scope> scopes,
            @Nullable Instant expiresAt) {
        this(keyId, operatorId, customerId, scopes, expiresAt, List.of());
    }

    /** The id of a key as it stands in the key's text: only letters and digits. */
    public static String idOf(String stableId) {
        return stableId.replace("-", "");
    }

    /** Whose key it is. */
    public String subject() {
        return customerId == null ? PLATFORM : customerId;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
