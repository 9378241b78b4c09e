package com.bluesky.charging.customer.command;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer remembers of an API key.
 *
 * @param issuedVersion the customer's version that contains the issue
 * @param revokedVersion the one that contains its revocation; null while it is not revoked
 */
record IssuedKey(
        String fingerprint,
        @Nullable Instant expiresAt,
        long issuedVersion,
        @Nullable Long revokedVersion) {

    boolean isActiveAt(Instant at) {
        return revokedVersion == null && (expiresAt == null || expiresAt.isAfter(at));
    }

    /** The key's end, when it is to end at that instant at the latest. */
    Instant endAfter(Instant latest) {
        return expiresAt == null || expiresAt.isAfter(latest) ? latest : expiresAt;
    }

    IssuedKey endingAt(Instant end) {
        return new IssuedKey(fingerprint, end, issuedVersion, revokedVersion);
    }

    IssuedKey revokedIn(long version) {
        return new IssuedKey(fingerprint, expiresAt, issuedVersion, version);
    }
}
