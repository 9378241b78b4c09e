package com.bluesky.charging.security;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The generations of the keys that are stored encrypted, the newest first. */
final class SealedKeys {

    private final JdbcClient vault;
    private final KeyEncryption encryption;
    private final Clock clock;

    SealedKeys(JdbcClient vault, KeyEncryption encryption, Clock clock) {
        this.vault = vault;
        this.encryption = encryption;
        this.clock = clock;
    }

    /** All generations of a purpose, the newest first; the first one is made when there is none. */
    List<SealedKey> ensure(String purpose, Supplier<byte[]> maker) {
        List<SealedKey> found = all(purpose);
        return found.isEmpty() ? next(purpose, 1, maker) : found;
    }

    /**
     * Makes a generation unless another node did so first.
     *
     * @return all generations, the newest first
     */
    List<SealedKey> next(String purpose, int generation, Supplier<byte[]> maker) {
        vault.sql(
                        """
                        INSERT INTO sealed_key (purpose, generation, sealed, created_at)
                        VALUES (:purpose, :generation, :sealed, :now)
                        ON CONFLICT (purpose, generation) DO NOTHING
                        """)
                .param("purpose", purpose)
                .param("generation", generation)
                .param("sealed", encryption.seal(maker.get(), purpose))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return all(purpose);
    }

    List<SealedKey> all(String purpose) {
        return vault.sql(
                        """
                        SELECT generation, sealed, created_at FROM sealed_key
                        WHERE purpose = :purpose ORDER BY generation DESC
                        """)
                .param("purpose", purpose)
                .query((row, _) ->
                        new SealedKey(
                                row.getInt("generation"),
                                encryption.open(row.getBytes("sealed"), purpose),
                                row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** One generation of a key, decrypted; without a text form, for keys do not belong in logs. */
    static final class SealedKey {

        private final int generation;
        private final byte[] key;
        private final Instant createdAt;

        private SealedKey(int generation, byte[] key, Instant createdAt) {
            this.generation = generation;
            this.key = key;
            this.createdAt = createdAt;
        }

        int generation() {
            return generation;
        }

        byte[] key() {
            return key.clone();
        }

        Instant createdAt() {
            return createdAt;
        }
    }
}
