package com.bluesky.charging.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.app.Settings;
import com.bluesky.charging.testing.SilentLink;
import com.bluesky.charging.testing.TestPostgres;
import com.bluesky.charging.testing.TestPostgres.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.env.MockEnvironment;

/** The pools of connections to a database behind a network that may fall silent. */
@SuppressWarnings("NullAway.Init") // Filled before each test.
class DatabaseTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final int SILENCE_SECONDS = 2;
    private static final String LOCK = "SELECT 1 FROM token_entry FOR UPDATE";

    private final TestDatabase postgres = TestPostgres.freshDatabase();

    private SilentLink link;
    private Database database;

    @BeforeEach
    void start() throws Exception {
        int port = postgres.schema("read").getPortNumbers()[0];
        JdbcClient.create(postgres.schema("read"))
                .sql("ALTER DATABASE %s SET synchronous_commit = on".formatted(postgres.name()))
                .update();
        link = SilentLink.to(port);
        MockEnvironment environment =
                new MockEnvironment()
                        .withProperty("bluesky.database.embedded", "false")
                        .withProperty(
                                "bluesky.database.url",
                                postgres.url().replace(":" + port, ":" + link.port()))
                        .withProperty("bluesky.database.user", "postgres")
                        .withProperty("bluesky.database.silence", SILENCE_SECONDS + "s");
        database =
                Database.start(
                        Settings.read(environment, "bluesky", Settings.class),
                        Settings.read(environment, "bluesky.database", DatabaseSettings.class));
    }

    @AfterEach
    void stop() throws Exception {
        database.close();
        link.close();
    }

    @Test
    void both_ends_of_every_connection_give_up_and_only_what_is_derived_does_not_wait_for_the_disk()
            throws SQLException {
        assertThat(of(database.pool("commands", Side.EVENTS, 1))).isEqualTo(ends("on"));
        assertThat(of(database.derivedPool("read", Side.READ, 1))).isEqualTo(ends("off"));
        assertThat(of(database.noticesPool())).isEqualTo(ends("off"));
    }

    @Test
    void what_a_vanished_node_locked_is_free_again() throws SQLException {
        JdbcClient here = JdbcClient.create(postgres.schema("read"));
        here.sql("INSERT INTO token_entry (processor_name, segment) VALUES ('read.x', 0)").update();
        try (HikariDataSource pool = database.pool("commands", Side.READ, 1);
                Connection far = pool.getConnection();
                Statement statement = far.createStatement()) {
            far.setAutoCommit(false);
            statement.execute(LOCK);
            assertThat(lockedBy(here)).isZero();

            link.fallSilent();

            assertThatThrownBy(() -> statement.execute("SELECT 1"))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
            await().atMost(AT_MOST).until(() -> lockedBy(here) == 1);
        }
    }

    /** How many rows of the table are locked by this at once, and by nobody else. */
    private static int lockedBy(JdbcClient sql) {
        return sql.sql(LOCK + " SKIP LOCKED").query().listOfRows().size();
    }

    private static List<String> ends(String commits) {
        return List.of(SILENCE_SECONDS * 1_000 + " ms here", "2s", "2000", "2", commits);
    }

    /** How long each end of a pool's connections waits, and whether their commits do. */
    private static List<String> of(HikariDataSource pool) throws SQLException {
        try (pool;
                Connection connection = pool.getConnection()) {
            String here = connection.getNetworkTimeout() + " ms here";
            JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            return Stream.concat(
                            Stream.of(here),
                            Stream.of(
                                            "idle_in_transaction_session_timeout",
                                            "tcp_user_timeout",
                                            "tcp_keepalives_idle",
                                            "synchronous_commit")
                                    .map(name ->
                                            sql.sql("SHOW " + name).query(String.class).single()))
                    .toList();
        }
    }
}
