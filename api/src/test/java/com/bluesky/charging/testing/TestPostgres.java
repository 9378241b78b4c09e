package com.bluesky.charging.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests: one server for the whole JVM, and a fresh database for whoever asks.
 * It does not wait for the disk; tests that kill it start one of their own.
 */
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** An empty database. */
    public static TestDatabase freshDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection = Holder.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new TestDatabase(
                "jdbc:postgresql://localhost:%d/%s".formatted(Holder.SERVER.getPort(), name));
    }

    /**
     * One database of the server.
     *
     * @param url of its user {@code postgres}, who needs no password
     */
    public record TestDatabase(String url) {

        /** What the server calls it. */
        public String name() {
            return url.substring(url.lastIndexOf('/') + 1);
        }

        /** Connections that see one schema. */
        public PGSimpleDataSource schema(String schema) {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            dataSource.setUrl(url);
            dataSource.setUser("postgres");
            dataSource.setCurrentSchema(schema);
            return dataSource;
        }

        /** The same, after the application's migrations of that schema. */
        public PGSimpleDataSource migrated(String schema) {
            Flyway.configure()
                    .dataSource(url, "postgres", "")
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations("classpath:db/" + schema, "classpath:db/tokens")
                    .load()
                    .migrate();
            return schema(schema);
        }

        /** The settings by which the application uses this database. */
        public String[] settings() {
            return new String[] {
                "bluesky.database.embedded=false",
                "bluesky.database.url=" + url,
                "bluesky.database.user=postgres",
            };
        }
    }

    /** Started by the first test that needs it. */
    private static final class Holder {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("listen_addresses", "localhost")
                        .setServerConfig("unix_socket_directories", "")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
