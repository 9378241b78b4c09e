package com.bluesky.charging.kernel.query;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL, one for all tests of a JVM. */
final class Postgres {

    private static final int CONNECTIONS = 4;

    private static final EmbeddedPostgres SERVER = start();

    private Postgres() {}

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections that see the migrated read models in a schema. */
    static HikariDataSource migrated(String schema) {
        return migrated(schema, Duration.ZERO, CONNECTIONS);
    }

    /**
     * The same, which are given up when a statement is not answered.
     *
     * @param silence after how long, in whole seconds; zero for never
     * @param connections how many at most
     */
    static HikariDataSource migrated(String schema, Duration silence, int connections) {
        String url = SERVER.getJdbcUrl("postgres", "postgres");
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/read")
                .load()
                .migrate();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.addDataSourceProperty("currentSchema", schema);
        config.addDataSourceProperty("socketTimeout", Long.toString(silence.toSeconds()));
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }
}
