package com.bluesky.charging.app.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.testing.SilentLink;
import com.bluesky.charging.testing.TestPostgres;
import com.bluesky.charging.testing.TestPostgres.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class PostgresNeighboursTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

    private final AtomicInteger heardHere = new AtomicInteger();
    private final AtomicInteger heardThere = new AtomicInteger();
    private final PostgresNeighbours here = new PostgresNeighbours(DATABASE.schema("events"));
    private final PostgresNeighbours there = new PostgresNeighbours(DATABASE.schema("events"));

    /** Both have looked once, as everybody does who begins to listen. */
    @BeforeEach
    void listen() {
        here.listen(heardHere::incrementAndGet);
        there.listen(heardThere::incrementAndGet);
        await().atMost(AT_MOST).until(() -> heardHere.get() == 1 && heardThere.get() == 1);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void the_other_node_hears_of_events_and_the_one_that_stored_them_does_not() {
        here.announce();
        await().atMost(AT_MOST).until(() -> heardThere.get() == 2);

        there.announce();
        await().atMost(AT_MOST).until(() -> heardHere.get() == 2);
        assertThat(heardThere).hasValue(2);
    }

    @Test
    void many_announcements_are_few_messages() {
        for (int i = 0; i < 10_000; i++) {
            here.announce();
        }
        await().atMost(AT_MOST).until(() -> heardThere.get() > 1);

        there.announce();
        await().atMost(AT_MOST).until(() -> heardHere.get() == 2);
        assertThat(heardThere.get()).isLessThan(1_000);
    }

    @Test
    void who_lost_the_database_looks_when_it_is_there_again_and_hears_as_before() {
        JdbcClient.create(DATABASE.schema("events"))
                .sql(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE datname = current_database() AND query LIKE 'LISTEN%'
                        """)
                .query((row, number) -> row.getBoolean(1))
                .list();
        await().atMost(AT_MOST).until(() -> heardHere.get() == 2 && heardThere.get() == 2);

        here.announce();
        await().atMost(AT_MOST).until(() -> heardThere.get() == 3);
    }

    @Test
    void who_is_cut_off_and_not_told_notices_it_and_hears_as_before() throws Exception {
        PGSimpleDataSource through = DATABASE.schema("events");
        AtomicInteger heardFar = new AtomicInteger();
        try (SilentLink link = SilentLink.to(through.getPortNumbers()[0])) {
            through.setPortNumbers(new int[] {link.port()});
            PostgresNeighbours far = new PostgresNeighbours(through, Duration.ofSeconds(1));
            far.listen(heardFar::incrementAndGet);
            await().atMost(AT_MOST).until(() -> heardFar.get() == 1);

            link.fallSilent();
            link.speakAgain();
            await("he looks again").atMost(AT_MOST).until(() -> heardFar.get() == 2);

            here.announce();
            await().atMost(AT_MOST).until(() -> heardFar.get() == 3);
            far.close();
        }
    }
}
