package com.bluesky.charging.bench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.bench.rig.BenchServer;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that are made anew from many events come out the same, whatever happens meanwhile. */
@SuppressWarnings("NullAway.Init") // Filled before the first test.
class InterruptedRebuildTest {

    /** Several bundles for each segment. */
    private static final int ORDERS = 4_000;

    private static final Duration AT_MOST = Duration.ofSeconds(90);

    private static BenchServer server;
    private static StreamingEventProcessor orders;
    private static JdbcClient tables;
    private static JdbcClient aside;
    private static List<String> rows;

    @BeforeAll
    static void projectOrders() {
        server = BenchServer.start(_ -> {});
        tables = JdbcClient.create(server.readModel());
        DataSource own = server.ownConnections();
        aside = JdbcClient.create(own);
        Processors processors = new Processors(server, tables);
        processors.stopAll();
        new StoredOrders(server).fill(0, ORDERS);
        orders = processors.named("read.order");
        orders.start();
        await().atMost(AT_MOST).until(() -> settledNow() == ORDERS);
        rows = rows();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void connections_that_break_in_the_middle_take_what_was_not_committed_and_nothing_else() {
        reset();
        orders.start();
        for (int i = 1; i <= 2; i++) {
            int some = i * ORDERS / 10;
            await().atMost(AT_MOST).until(() -> ordersNow() >= some);
            await("somebody is in the middle")
                    .atMost(AT_MOST)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> breakConnections() > 0);
        }
        assertThat(ordersNow()).isLessThan(ORDERS);

        await().atMost(AT_MOST).untilAsserted(() -> assertThat(rows()).isEqualTo(rows));
    }

    @Test
    void who_is_stopped_in_the_middle_goes_on_where_he_was() {
        reset();
        orders.start();
        await().atMost(AT_MOST).until(() -> ordersNow() > 0);
        orders.shutDown();
        assertThat(ordersNow()).isBetween(1L, ORDERS - 1L);

        orders.start();
        await().atMost(AT_MOST).untilAsserted(() -> assertThat(rows()).isEqualTo(rows));
    }

    private static void reset() {
        orders.shutDown();
        orders.resetTokens();
        assertThat(ordersNow()).isZero();
    }

    private static long ordersNow() {
        return aside.sql("SELECT count(*) FROM orders").query(Long.class).single();
    }

    private static long settledNow() {
        return aside.sql("SELECT count(*) FROM orders WHERE status = 'SETTLED'")
                .query(Long.class)
                .single();
    }

    /** Of those that write rows at this moment; tells how many they were. */
    private static long breakConnections() {
        return aside.sql(
                        """
                        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                        WHERE pid <> pg_backend_pid() AND backend_xid IS NOT NULL AND query LIKE 'insert into order%'
                        """)
                .query(Long.class)
                .single();
    }

    private static List<String> rows() {
        return ReplayBenchmark.digests(tables);
    }
}
