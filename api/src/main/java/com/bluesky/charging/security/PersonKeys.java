package com.bluesky.charging.security;

import com.bluesky.charging.kernel.SubjectKeys;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys of persons in the vault. Nothing is kept in memory, so that a key which was destroyed on
 * one node is gone on all of them at once.
 */
final class PersonKeys implements SubjectKeys {

    private static final int KEY_BYTES = 32;

    private final JdbcClient vault;
    private final KeyEncryption encryption;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PersonKeys(JdbcClient vault, KeyEncryption encryption, Clock clock) {
        this.vault = vault;
        this.encryption = encryption;
        this.clock = clock;
    }

    @Override
    public Optional<SecretKey> findOrCreate(String subjectId) {
        Optional<SecretKey> found = find(subjectId);
        if (found.isPresent()) {
            return found;
        }
        byte[] made = new byte[KEY_BYTES];
        random.nextBytes(made);
        // The row of a destroyed key is in the way, and so is one that another node just made.
        vault.sql(
                        """
                        INSERT INTO subject_key (subject_id, sealed, created_at)
                        VALUES (:subject, :sealed, :now)
                        ON CONFLICT (subject_id) DO NOTHING
                        """)
                .param("subject", subjectId)
                .param("sealed", encryption.seal(made, purpose(subjectId)))
                .param("now", now())
                .update();
        return find(subjectId);
    }

    @Override
    public Optional<SecretKey> find(String subjectId) {
        return vault.sql(
                        """
                        SELECT sealed FROM subject_key
                        WHERE subject_id = :subject AND sealed IS NOT NULL
                        """)
                .param("subject", subjectId)
                .query(byte[].class)
                .optional()
                .map(sealed -> encryption.open(sealed, purpose(subjectId)))
                .map(key -> new SecretKeySpec(key, "AES"));
    }

    @Override
    public void destroy(String subjectId) {
        vault.sql(
                        """
                        INSERT INTO subject_key (subject_id, created_at, destroyed_at)
                        VALUES (:subject, :now, :now)
                        ON CONFLICT (subject_id) DO UPDATE
                        SET sealed = NULL, destroyed_at = excluded.destroyed_at
                        WHERE subject_key.destroyed_at IS NULL
                        """)
                .param("subject", subjectId)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static String purpose(String subjectId) {
        return "subject:" + subjectId;
    }
}
