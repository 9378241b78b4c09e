package com.bluesky.charging.bench.store;

import com.bluesky.charging.bench.rig.BenchFailed;
import com.bluesky.charging.bench.rig.BenchServer;
import com.bluesky.charging.bench.rig.Benchmark;
import com.bluesky.charging.bench.rig.Machine;
import com.bluesky.charging.bench.rig.Verdict;
import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast the rows of orders are made anew from their events: the processor of the projection is
 * stopped, reset and started, as who rebuilds it does, and tells how far it is. The rows must come
 * out as they were.
 */
public final class ReplayBenchmark implements Benchmark {

    static final String NAME = "replay";

    private static final String PROJECTION = "read.order";
    private static final List<String> TABLES = List.of("orders", "order_samples", "order_bills");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String usage() {
        return ReplayOptions.USAGE + "  rebuild the order projection from its events";
    }

    @Override
    public List<Verdict> run(List<String> options, PrintStream out) throws InterruptedException {
        ReplayReport report = measure(ReplayOptions.of(options), out);
        out.println();
        out.print(report.figures());
        return List.of(report.verdict());
    }

    /**
     * Measures.
     *
     * @param out takes a line for each step
     * @throws BenchFailed when the rebuilt rows are others than those of the first time
     */
    static ReplayReport measure(ReplayOptions options, PrintStream out)
            throws InterruptedException {
        out.println("Starting the application on a fresh PostgreSQL.");
        try (BenchServer server = BenchServer.start(_ -> {})) {
            JdbcClient tables = JdbcClient.create(server.readModel());
            Processors processors = new Processors(server, tables);
            processors.stopAll();
            out.printf("Storing %,d events.%n", options.events());
            new StoredOrders(server).fill(0, options.orders());
            Rebuild rebuild = new Rebuild(processors, PROJECTION, out);
            out.println("Projecting them for the first time.");
            Duration first = rebuild.start();
            List<String> live = digests(tables);
            check(tables, options);
            List<Duration> limits = new ArrayList<>();
            List<Duration> rebuilds = new ArrayList<>();
            for (int i = 0; i < options.rebuilds(); i++) {
                limits.add(limit(server.readModel()));
                out.println("Rebuilding.");
                rebuilds.add(rebuild.anew());
                if (!digests(tables).equals(live)) {
                    throw new BenchFailed("The rebuilt rows are not what they were.");
                }
            }
            return new ReplayReport(
                    options,
                    Machine.with(server.ownConnections()),
                    Instant.now(),
                    first,
                    rebuilds,
                    limits);
        }
    }

    private static void check(JdbcClient tables, ReplayOptions options) {
        long settled =
                tables.sql("SELECT count(*) FROM orders WHERE status = 'SETTLED'")
                        .query(Long.class)
                        .single();
        if (settled != options.orders()) {
            throw new BenchFailed(
                    "Of %d orders %d are settled.".formatted(options.orders(), settled));
        }
    }

    /** One number for all rows of each table, whatever their order. */
    static List<String> digests(JdbcClient tables) {
        return TABLES.stream()
                .map(table ->
                        tables.sql(
                                        "SELECT count(*) || ' ' || sum(hashtextextended(r::text, 0)) FROM %s r"
                                                .formatted(table))
                                .query(String.class)
                                .single())
                .toList();
    }

    /**
     * What cannot be beaten on this PostgreSQL: it sends all events to a program that does nothing
     * with them, and writes the rows that it has already once more, with all their indexes.
     */
    private static Duration limit(HikariDataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA replay_limit");
            for (String table : TABLES) {
                statement.execute(
                        "CREATE TABLE replay_limit.%s (LIKE %s INCLUDING ALL)"
                                .formatted(table, table));
            }
            long begun = System.nanoTime();
            connection.setAutoCommit(false);
            readAll(connection);
            for (String table : TABLES) {
                statement.execute(
                        "INSERT INTO replay_limit.%s SELECT * FROM %s".formatted(table, table));
            }
            connection.commit();
            Duration taken = Duration.ofNanos(System.nanoTime() - begun);
            connection.setAutoCommit(true);
            statement.execute("DROP SCHEMA replay_limit CASCADE");
            return taken;
        } catch (SQLException e) {
            throw new BenchFailed("The limit cannot be measured: " + e.getMessage(), e);
        }
    }

    private static void readAll(Connection connection) throws SQLException {
        try (Statement read = connection.createStatement()) {
            read.setFetchSize(1_000);
            long bytes = 0;
            try (ResultSet row =
                    read.executeQuery(
                            "SELECT * FROM events.domain_event_entry ORDER BY global_index")) {
                while (row.next()) {
                    bytes += row.getBytes("payload").length;
                }
            }
            if (bytes == 0) {
                throw new BenchFailed("There are no events.");
            }
        }
    }
}
