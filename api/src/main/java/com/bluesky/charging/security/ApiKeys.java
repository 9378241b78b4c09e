package com.bluesky.charging.security;

import com.bluesky.charging.kernel.IdempotencyKeyReused;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.web.Scope;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The API keys in the vault. Issuing takes two steps around the command that records it: {@link
 * #prepare} stores a key that opens nothing yet, {@link #activate} makes it good. An interrupted
 * issue can so be repeated, and a secret is shown once at the most.
 */
public final class ApiKeys {

    private static final String ALL =
            "SELECT key_id, operator_id, customer_id, scopes, state, verifier, expires_at,"
                    + " allowed_addresses FROM api_key";

    private final JdbcClient vault;
    private final SecretHash hash;
    private final KeyStates states;
    private final Clock clock;
    private final String environment;

    ApiKeys(JdbcClient vault, SecretHash hash, KeyStates states, Clock clock, String environment) {
        this.vault = vault;
        this.hash = hash;
        this.states = states;
        this.clock = clock;
        this.environment = environment;
    }

    /**
     * Stores a key that opens nothing yet. Repeating it before {@link #activate} makes a new secret
     * and ends the former.
     *
     * @return the text to show once; empty when the key is active or revoked already
     * @throws Refused with {@link IdempotencyKeyReused} when somebody else has a key of this id
     */
    public Optional<String> prepare(ApiKey key) {
        ApiKeyText text = ApiKeyText.create(environment, key.keyId());
        String verifier = hash.verifier(key.keyId(), text.secret());
        int stored =
                vault.sql(
                                """
                                INSERT INTO api_key (key_id, actor_kind, operator_id, customer_id, scopes, state,
                                                     verifier, created_at, expires_at, allowed_addresses)
                                VALUES (:keyId, :actorKind, :operatorId, :customerId, :scopes, 'PENDING',
                                        :verifier, :now, :expiresAt, :allowedAddresses)
                                ON CONFLICT (key_id) DO UPDATE
                                SET scopes = excluded.scopes, verifier = excluded.verifier,
                                    expires_at = excluded.expires_at,
                                    allowed_addresses = excluded.allowed_addresses
                                WHERE api_key.state = 'PENDING'
                                  AND api_key.customer_id IS NOT DISTINCT FROM excluded.customer_id
                                """)
                        .param("keyId", key.keyId())
                        .param("actorKind", key.customerId() == null ? "platform" : "customer")
                        .param("operatorId", key.operatorId())
                        .param("customerId", key.customerId())
                        .param(
                                "scopes",
                                key.scopes().stream().map(Scope::text).toArray(String[]::new))
                        .param("verifier", verifier)
                        .param("now", utc(clock.instant()))
                        .param("expiresAt", utc(key.expiresAt()))
                        .param(
                                "allowedAddresses",
                                key.allowedFrom().stream()
                                        .map(AddressRange::text)
                                        .toArray(String[]::new))
                        .update();
        if (stored > 0) {
            return Optional.of(text.text());
        }
        requireOwner(key);
        return Optional.empty();
    }

    /** The same Idempotency-Key gives the same id, also to a request about another customer. */
    private void requireOwner(ApiKey key) {
        Optional<String> owner = find(key.keyId()).map(known -> known.key().subject());
        if (!owner.equals(Optional.of(key.subject()))) {
            throw new Refused(new IdempotencyKeyReused());
        }
    }

    /**
     * Makes a prepared key good.
     *
     * @return whether that text is the key's now; false when another request prepared it anew
     */
    public boolean activate(String text) {
        ApiKeyText key =
                ApiKeyText.parse(text)
                        .orElseThrow(() -> new IllegalArgumentException("This is no API key."));
        boolean activated =
                vault.sql(
                                        """
                                        UPDATE api_key SET state = 'ACTIVE'
                                        WHERE key_id = :keyId AND state = 'PENDING' AND verifier = :verifier
                                        """)
                                .param("keyId", key.keyId())
                                .param("verifier", hash.verifier(key.keyId(), key.secret()))
                                .update()
                        == 1;
        states.forget(key.keyId());
        return activated;
    }

    /** The key that a text is, when it is active, not expired, and its secret is right. */
    public Optional<ApiKey> verify(String text) {
        return ApiKeyText.parse(text).flatMap(this::verify);
    }

    /**
     * Ends a customer's key. Safe to repeat.
     *
     * @return whether the customer has such a key
     */
    public boolean revoke(String customerId, String keyId) {
        int revoked =
                vault.sql(
                                """
                                UPDATE api_key SET state = 'REVOKED', revoked_at = coalesce(revoked_at, :now)
                                WHERE key_id = :keyId AND customer_id = :customerId
                                """)
                        .param("keyId", keyId)
                        .param("customerId", customerId)
                        .param("now", utc(clock.instant()))
                        .update();
        states.forget(keyId);
        return revoked == 1;
    }

    /** Lets a customer's key end at an instant, unless it ends before. Safe to repeat. */
    public void endAt(String customerId, String keyId, Instant end) {
        vault.sql(
                        """
                        UPDATE api_key SET expires_at = least(expires_at, :end)
                        WHERE key_id = :keyId AND customer_id = :customerId
                        """)
                .param("keyId", keyId)
                .param("customerId", customerId)
                .param("end", utc(end))
                .update();
        states.forget(keyId);
    }

    boolean hasActivePlatformKey() {
        return vault.sql(
                                """
                                SELECT count(*) FROM api_key
                                WHERE actor_kind = 'platform' AND state = 'ACTIVE'
                                """)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Optional<ApiKey> verify(ApiKeyText text) {
        Optional<Stored> stored = find(text.keyId());
        String verifier = stored.map(Stored::verifier).orElse(null);
        boolean known = hash.matches(verifier, text.keyId(), text.secret());
        return stored.filter(found ->
                        known
                                && text.environment().equals(environment)
                                && found.active()
                                && !found.key().isExpired(clock.instant()))
                .map(Stored::key);
    }

    private Optional<Stored> find(String keyId) {
        return vault.sql(ALL + " WHERE key_id = :keyId")
                .param("keyId", keyId)
                .query((row, _) -> stored(row))
                .optional();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        ApiKey key =
                new ApiKey(
                        row.getString("key_id"),
                        row.getString("operator_id"),
                        row.getString("customer_id"),
                        scopes(row.getArray("scopes")),
                        expiresAt == null ? null : expiresAt.toInstant(),
                        ranges(row.getArray("allowed_addresses")));
        return new Stored(key, "ACTIVE".equals(row.getString("state")), row.getString("verifier"));
    }

    private static Set<Scope> scopes(Array array) throws SQLException {
        Set<Scope> scopes = new TreeSet<>();
        Arrays.stream((String[]) array.getArray()).map(Scope::of).forEach(scopes::add);
        return scopes;
    }

    static List<AddressRange> ranges(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray())
                .map(text -> AddressRange.parse(text).orElseThrow())
                .toList();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private record Stored(ApiKey key, boolean active, String verifier) {}
}
