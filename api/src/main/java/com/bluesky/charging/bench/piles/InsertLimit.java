package com.bluesky.charging.bench.piles;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What no server that stores each message by itself can be faster than: one row with a commit of
 * its own, by JDBC alone, on many connections. The table is like that of events, and so is the row.
 */
final class InsertLimit {

    static final int CONNECTIONS = 32;

    private static final String TABLE =
            "create table if not exists events.bench_row (like events.domain_event_entry including all)";

    private static final String INSERT =
            """
            insert into events.bench_row (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                          payload_type, payload_revision, payload, meta_data)
            values (?, ?, 0, 'order', '2026-01-01T00:00:00.000000Z', 'order.SamplesRecorded', '1', ?, ?)
            """;

    /** Of an event with a sample, as they are stored. */
    private static final int PAYLOAD_BYTES = 500;

    private static final int META_DATA_BYTES = 250;

    private final HikariDataSource pool;

    /**
     * @param pool on the same database, whose own connections are left alone
     */
    InsertLimit(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Rows a second over so many connections. */
    double perSecond(int count, Duration time) throws InterruptedException {
        List<Connection> connections = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            for (int i = 0; i < count; i++) {
                connections.add(
                        DriverManager.getConnection(
                                pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()));
            }
            try (Statement statement = connections.getFirst().createStatement()) {
                statement.execute(TABLE);
            }
            long end = System.nanoTime() + time.toNanos();
            List<Future<Integer>> inserted = new ArrayList<>();
            for (Connection connection : connections) {
                inserted.add(threads.submit(() -> insert(connection, end)));
            }
            long rows = 0;
            for (Future<Integer> each : inserted) {
                rows += each.get();
            }
            return rows / (time.toNanos() / 1e9);
        } catch (SQLException | ExecutionException e) {
            throw new BenchFailed("The database cannot be written: " + e.getMessage(), e);
        } finally {
            connections.forEach(InsertLimit::close);
        }
    }

    private static int insert(Connection connection, long end) throws SQLException {
        byte[] payload = new byte[PAYLOAD_BYTES];
        byte[] metaData = new byte[META_DATA_BYTES];
        int rows = 0;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            while (System.nanoTime() < end) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setString(2, "ord-" + UUID.randomUUID());
                insert.setBytes(3, payload);
                insert.setBytes(4, metaData);
                insert.executeUpdate();
                rows++;
            }
        }
        return rows;
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new BenchFailed("A connection cannot be closed: " + e.getMessage(), e);
        }
    }
}
