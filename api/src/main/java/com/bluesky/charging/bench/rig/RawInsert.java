package com.bluesky.charging.bench.rig;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;

/**
 * What no command can be faster than when each has a commit of its own: one row inserted and
 * committed by JDBC alone, each caller on a connection that it keeps. The table has the columns and
 * indexes of that of events, is empty at the beginning, and the rows are those of real events.
 */
public final class RawInsert implements AutoCloseable {

    private static final int STREAM_LENGTH = 5;

    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS events.raw_event (LIKE events.domain_event_entry INCLUDING ALL)";

    private static final String EMPTY = "TRUNCATE events.raw_event";

    private static final String INSERT =
            """
            INSERT INTO events.raw_event (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                          payload_type, payload_revision, payload, meta_data)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final List<Connection> connections = new ArrayList<>();
    private final List<Inserter> callers = new ArrayList<>();

    /**
     * Opens so many connections.
     *
     * @param pool on the same database, whose own connections are left alone
     */
    public RawInsert(HikariDataSource pool, EventSample like, int count) {
        try {
            for (int i = 0; i < count; i++) {
                Connection connection =
                        DriverManager.getConnection(
                                pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
                connections.add(connection);
                if (i == 0) {
                    makeTable(connection);
                }
                callers.add(new Inserter(connection.prepareStatement(INSERT), like));
            }
        } catch (SQLException e) {
            close();
            throw new BenchFailed("The database cannot be written: " + e.getMessage(), e);
        }
    }

    private static void makeTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            statement.execute(EMPTY);
        }
    }

    /** Rows a second for a time, on so many connections. */
    public static double perSecond(
            HikariDataSource pool, EventSample like, int connections, Duration time)
            throws InterruptedException {
        try (RawInsert raw = new RawInsert(pool, like, connections)) {
            return Callers.during(time, raw.callers()).perSecond();
        }
    }

    /** Who inserts, one on each connection. */
    public List<Inserter> callers() {
        return callers;
    }

    @Override
    public void close() {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new BenchFailed("A connection cannot be closed: " + e.getMessage(), e);
            }
        }
    }

    /** One caller; its rows make short streams, as many events do. */
    public static final class Inserter implements Callers.Caller {

        private final PreparedStatement insert;
        private final EventSample like;
        private String stream = "";
        private int next = STREAM_LENGTH;

        Inserter(PreparedStatement insert, EventSample like) {
            this.insert = insert;
            this.like = like;
        }

        @Override
        public void call() throws SQLException {
            if (next == STREAM_LENGTH) {
                stream = "sit-" + UUID.randomUUID();
                next = 0;
            }
            insert.setString(1, IdentifierFactory.getInstance().generateIdentifier());
            insert.setString(2, stream);
            insert.setLong(3, next++);
            insert.setString(4, like.type());
            insert.setString(5, like.timestamp());
            insert.setString(6, like.payloadType());
            insert.setString(7, like.payloadRevision());
            insert.setBytes(8, like.payload().getBytes(StandardCharsets.UTF_8));
            insert.setBytes(9, like.metaData().getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
    }
}
