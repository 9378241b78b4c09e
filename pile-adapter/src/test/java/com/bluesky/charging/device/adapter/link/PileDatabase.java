package com.bluesky.charging.device.adapter.link;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real PostgreSQL, one for all tests, and in it a schema {@code pile} for each that asks. */
public final class PileDatabase {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final EmbeddedPostgres POSTGRES = start();

    private final String schema;
    private final DataSource dataSource;

    private PileDatabase(String schema, DataSource dataSource) {
        this.schema = schema;
        this.dataSource = dataSource;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static PileDatabase fresh() {
        String schema = "pile" + SCHEMAS.incrementAndGet();
        JdbcClient.create(POSTGRES.getPostgresDatabase()).sql("create schema " + schema).update();
        DataSource dataSource = pool(schema);
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .locations("classpath:db/pile")
                .load()
                .migrate();
        return new PileDatabase(schema, dataSource);
    }

    /** The same for another node, which closes its connections when it ends. */
    public PileDatabase ofAnotherNode() {
        return new PileDatabase(schema, pool(schema));
    }

    /** A pool that keeps nothing open that is not used: there are as many pools as tests. */
    private static DataSource pool(String schema) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(
                POSTGRES.getDatabase("postgres", "postgres", Map.of("currentSchema", schema)));
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return pool;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }
}
