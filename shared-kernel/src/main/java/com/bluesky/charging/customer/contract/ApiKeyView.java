package com.bluesky.charging.customer.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key as the read model knows it; its secret is nowhere.
 *
 * @param allowedAddresses ranges in CIDR notation; none allows all addresses
 * @param expiresAt null when it does not expire; brought forward when the key is rotated
 * @param revokedAt null while it is not revoked
 * @param replacedBy the key that it was rotated to
 * @param updatedAt when the latest event of this key was recorded
 * @param version of the customer, whose events tell of the key
 */
public record ApiKeyView(
        String keyId,
        String operatorId,
        String customerId,
        List<String> scopes,
        List<String> allowedAddresses,
        Instant issuedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String replacedBy,
        Instant updatedAt,
        long version) {}
