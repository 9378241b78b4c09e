package com.bluesky.charging.security;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A vault in a PostgreSQL of its own, with a key-encryption key that every test knows. */
final class Vault implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final JdbcClient jdbc;

    Vault() throws IOException {
        postgres = EmbeddedPostgres.start();
        DataSource dataSource = postgres.getPostgresDatabase();
        Flyway.configure().dataSource(dataSource).locations("classpath:db/vault").load().migrate();
        jdbc = JdbcClient.create(dataSource);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    SealedKeys sealedKeys(Clock clock) {
        return new SealedKeys(jdbc, new Marked(), clock);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    /** Marks a key with its purpose instead of encrypting it. */
    private static final class Marked implements KeyEncryption {

        @Override
        public byte[] seal(byte[] key, String purpose) {
            byte[] mark = purpose.getBytes(StandardCharsets.UTF_8);
            byte[] sealed = Arrays.copyOf(mark, mark.length + key.length);
            System.arraycopy(key, 0, sealed, mark.length, key.length);
            return sealed;
        }

        @Override
        public byte[] open(byte[] sealed, String purpose) {
            byte[] mark = purpose.getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(mark, Arrays.copyOf(sealed, mark.length))) {
                throw new IllegalStateException("This key is for another purpose.");
            }
            return Arrays.copyOfRange(sealed, mark.length, sealed.length);
        }
    }
}
