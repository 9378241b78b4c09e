package com.bluesky.charging.security;

import com.bluesky.charging.app.StartRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the key-encryption key is the one of this database. With another one, new keys would be
 * made that the rest of the database knows nothing of, and nobody would notice for long.
 */
final class KeyCheck {

    private static final String PURPOSE = "key-check";
    private static final byte[] KNOWN = "bluesky".getBytes(StandardCharsets.US_ASCII);

    private KeyCheck() {}

    /**
     * Does nothing when they belong together, or when the database is new.
     *
     * @param file where the key was read from, for the message
     */
    static void require(JdbcClient vault, KeyEncryption encryption, Path file) {
        vault.sql("INSERT INTO key_check (sealed) VALUES (:sealed) ON CONFLICT DO NOTHING")
                .param("sealed", encryption.seal(KNOWN, PURPOSE))
                .update();
        byte[] sealed = vault.sql("SELECT sealed FROM key_check").query(byte[].class).single();
        try {
            encryption.open(sealed, PURPOSE);
        } catch (IllegalStateException e) {
            throw new StartRefused(
                    "The key-encryption key in %s is not the one of this database; put the right one back."
                            .formatted(file),
                    e);
        }
    }
}
