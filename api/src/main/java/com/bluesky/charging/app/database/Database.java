package com.bluesky.charging.app.database;

import com.bluesky.charging.app.Settings;
import com.bluesky.charging.app.StartRefused;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.postgresql.PGProperty;

/** The database with all its schemas migrated; makes the pools of connections to them. */
final class Database implements AutoCloseable {

    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(10);

    /** A connection that was idle is asked whether it lives; ten dead ones fit in the wait. */
    private static final Duration WAIT_FOR_SIGN_OF_LIFE = Duration.ofSeconds(1);

    private static final int IDLE_CONNECTIONS = 2;
    private static final int NOTICES_CONNECTIONS = 2;
    private static final String AS_THE_SERVER_SAYS = "";
    private static final String WITHOUT_WAITING = " -c synchronous_commit=off";

    private final Server server;
    private final Duration silence;

    private Database(Server server, Duration silence) {
        this.server = server;
        this.silence = silence;
    }

    /** Starts or finds the server, and brings all schemas up to date. */
    static Database start(Settings settings, DatabaseSettings database) {
        return migrated(
                database.embedded()
                        ? EmbeddedServer.start(settings.data(), database.binaries())
                        : OutsideServer.of(database),
                database.silence());
    }

    /** Takes over a server, and closes it when it cannot be used. */
    private static Database migrated(Server server, Duration silence) {
        Database database = new Database(server, silence);
        try {
            database.requireReachable();
            for (Side side : Side.values()) {
                database.migrate(side);
            }
            return database;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void requireReachable() {
        Properties who = new Properties();
        PGProperty.USER.set(who, server.user());
        PGProperty.PASSWORD.set(who, server.password());
        PGProperty.SOCKET_TIMEOUT.set(who, (int) silence.toSeconds());
        try (Connection connection = DriverManager.getConnection(server.url(), who)) {
            if (!connection.isValid((int) WAIT_FOR_CONNECTION.toSeconds())) {
                throw new StartRefused("The " + server + " does not answer.");
            }
        } catch (SQLException e) {
            throw new StartRefused("Cannot use the %s: %s".formatted(server, e.getMessage()), e);
        }
    }

    private void migrate(Side side) {
        Flyway.configure()
                .dataSource(server.url(), server.user(), server.password())
                .schemas(side.schema())
                .defaultSchema(side.schema())
                .locations(side.migrations())
                .load()
                .migrate();
    }

    /**
     * A pool of connections that see one schema.
     *
     * @param name tells the pools of one schema apart
     * @param size its greatest number of connections
     */
    HikariDataSource pool(String name, Side side, int size) {
        return new HikariDataSource(settings(name, side, size, AS_THE_SERVER_SAYS));
    }

    /**
     * A pool for what is made from events and can be made again: its commits do not wait for the
     * disk. A crash takes the latest of them with it, rows and tokens alike, and never one before
     * another; they are then made once more.
     *
     * @param name tells the pools of one schema apart
     * @param size its greatest number of connections
     */
    HikariDataSource derivedPool(String name, Side side, int size) {
        HikariConfig config = settings(name, side, size, WITHOUT_WAITING);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    /**
     * The connections for messages between nodes: one that listens and one that tells. A message
     * that a crash takes with it is not missed, so telling does not wait for the disk.
     */
    HikariDataSource noticesPool() {
        return new HikariDataSource(
                settings("notices", Side.EVENTS, NOTICES_CONNECTIONS, WITHOUT_WAITING));
    }

    private HikariConfig settings(String name, Side side, int size, String commits) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(server.url());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.addDataSourceProperty("currentSchema", side.schema());
        config.addDataSourceProperty("ApplicationName", "bluesky-" + name);
        config.addDataSourceProperty("socketTimeout", Long.toString(silence.toSeconds()));
        config.addDataSourceProperty("options", otherEnd() + commits);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(IDLE_CONNECTIONS, size));
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        config.setValidationTimeout(WAIT_FOR_SIGN_OF_LIFE.toMillis());
        return config;
    }

    /** The server is not told either, and would keep for hours what a transaction locked. */
    private String otherEnd() {
        return ("-c idle_in_transaction_session_timeout=%1$d -c tcp_user_timeout=%1$d"
                        + " -c tcp_keepalives_idle=%2$d -c tcp_keepalives_interval=1")
                .formatted(silence.toMillis(), silence.toSeconds());
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return server.toString();
    }
}
