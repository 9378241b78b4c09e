package com.bluesky.charging.app.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Neighbours that tell each other by {@code NOTIFY}. It is sent after the commit and on a
 * connection of its own: within the transaction of an append, PostgreSQL would let the commits of
 * all appends wait for each other. A message that gets lost costs time only, because everybody also
 * looks by himself.
 */
final class PostgresNeighbours implements Neighbours {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresNeighbours.class);

    private static final String CHANNEL = "bluesky_events";

    /** Under load the others are told so often, and not for each append. */
    private static final Duration PACE = Duration.ofMillis(5);

    /** How soon a silent listener sees that it is closed. */
    private static final Duration LISTEN = Duration.ofMillis(500);

    /** How long to wait for a database that was lost. */
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    /** After how long without a message a listener looks whether there can be one. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private static final int SIGN_OF_LIFE_SECONDS = 1;

    private final DataSource dataSource;
    private final Duration quiet;
    private final String self = UUID.randomUUID().toString();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean open = true;

    /**
     * @param dataSource for two connections, one of which is kept all the time
     */
    PostgresNeighbours(DataSource dataSource) {
        this(dataSource, QUIET);
    }

    PostgresNeighbours(DataSource dataSource, Duration quiet) {
        this.dataSource = dataSource;
        this.quiet = quiet;
    }

    @Override
    public void listen(Runnable onNews) {
        Thread.ofVirtual()
                .name("events-listener")
                .start(() -> untilClosed(() -> listenOnce(onNews)));
        Thread.ofVirtual().name("events-announcer").start(() -> untilClosed(this::announceOnce));
    }

    @Override
    public void announce() {
        news.release();
    }

    @Override
    public void close() {
        open = false;
        news.release();
    }

    private void listenOnce(Runnable onNews) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try (Statement listen = connection.createStatement()) {
                listen.execute("LISTEN " + CHANNEL);
            }
            // What was told before is not told again.
            onNews.run();
            PGConnection messages = connection.unwrap(PGConnection.class);
            long heard = System.nanoTime();
            while (open) {
                PGNotification[] received = messages.getNotifications((int) LISTEN.toMillis());
                if (received != null && isOfAnother(received)) {
                    onNews.run();
                }
                if (received != null && received.length > 0) {
                    heard = System.nanoTime();
                } else if (System.nanoTime() - heard > quiet.toNanos()) {
                    requireAlive(connection);
                    heard = System.nanoTime();
                }
            }
        }
    }

    /** A listener says nothing, and so would never notice that nobody can tell him anything. */
    private static void requireAlive(Connection connection) throws SQLException {
        if (!connection.isValid(SIGN_OF_LIFE_SECONDS)) {
            throw new SQLException("The database does not answer who listens.", "08006");
        }
    }

    private boolean isOfAnother(PGNotification[] received) {
        for (PGNotification each : received) {
            if (!each.getParameter().equals(self)) {
                return true;
            }
        }
        return false;
    }

    private void announceOnce() throws SQLException, InterruptedException {
        news.acquire();
        news.drainPermits();
        if (!open) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement tell = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
            tell.setString(1, CHANNEL);
            tell.setString(2, self);
            tell.execute();
        }
        Thread.sleep(PACE);
    }

    private void untilClosed(Turn turn) {
        try {
            while (open) {
                try {
                    turn.take();
                } catch (SQLException | RuntimeException e) {
                    if (open) {
                        LOG.warn("Other nodes hear of events late: {}", e.getMessage());
                        Thread.sleep(RECONNECT);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One turn of a thread. */
    private interface Turn {
        void take() throws SQLException, InterruptedException;
    }
}
