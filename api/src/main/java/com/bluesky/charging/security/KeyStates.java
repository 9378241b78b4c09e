package com.bluesky.charging.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether an API key still stands, and where it may be used from, as of a moment ago. Every request
 * asks, so the answer is kept for a short while; on the node that revoked the key it is forgotten
 * at once.
 */
final class KeyStates {

    /**
     * Revoking a key ends its tokens within 5 s on every node; this leaves room for a slow read.
     */
    static final Duration KEPT = Duration.ofSeconds(2);

    /** Far more keys than are in use within {@link #KEPT}; beyond it the memory is emptied. */
    static final int KEYS_MAX = 10_000;

    private final Map<String, State> known = new ConcurrentHashMap<>();
    private final JdbcClient vault;
    private final Clock clock;

    KeyStates(JdbcClient vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    boolean isActive(String keyId) {
        return state(keyId).allowedFrom().isPresent();
    }

    /** Whether a key that stands may be used from an address. */
    boolean allows(String keyId, String remoteAddress) {
        return state(keyId).allowedFrom().filter(it -> allows(it, remoteAddress)).isPresent();
    }

    /** Whether an address lies in one of some ranges, or there are none. */
    static boolean allows(List<AddressRange> ranges, String remoteAddress) {
        return ranges.isEmpty()
                || AddressRange.address(remoteAddress)
                        .filter(from -> ranges.stream().anyMatch(range -> range.contains(from)))
                        .isPresent();
    }

    private State state(String keyId) {
        Instant now = clock.instant();
        State state = known.get(keyId);
        if (state == null || state.readAt().plus(KEPT).isBefore(now)) {
            state = new State(read(keyId, now), now);
            if (known.size() >= KEYS_MAX) {
                known.clear();
            }
            known.put(keyId, state);
        }
        return state;
    }

    void forget(String keyId) {
        known.remove(keyId);
    }

    private Optional<List<AddressRange>> read(String keyId, Instant now) {
        return vault.sql(
                        """
                        SELECT allowed_addresses FROM api_key WHERE key_id = :keyId AND state = 'ACTIVE'
                        AND (expires_at IS NULL OR expires_at > :now)
                        """)
                .param("keyId", keyId)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .query((row, _) -> ApiKeys.ranges(row.getArray("allowed_addresses")))
                .optional();
    }

    /**
     * What is known of a key.
     *
     * @param allowedFrom where it may be used from; empty when it does not stand
     */
    private record State(Optional<List<AddressRange>> allowedFrom, Instant readAt) {}
}
