package com.bluesky.charging.app.events.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.testing.TestPostgres;
import com.bluesky.charging.testing.TestPostgres.TestDatabase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many writers of events, and everything that may come between them. */
class GroupCommitTest {

    private static final Serializer SERIALIZER = Jackson3Serializer.builder().build();
    private static final String STORED = "stored";
    private static final String CLASH = "23505";
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private TestDatabase database;
    private HikariDataSource pool;
    private GroupCommit writer;
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void open() {
        database = TestPostgres.freshDatabase();
        database.migrated("events");
        pool = pool("writer");
        writer = new GroupCommit(pool);
    }

    @AfterEach
    void close() {
        callers.close();
        writer.close();
        pool.close();
    }

    @Test
    void what_was_acknowledged_is_stored_in_the_order_of_each_stream() {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
            for (int stream = 0; stream < 20; stream++) {
                answers.add(writer.append(rows("s-" + stream, number, 1)));
            }
        }

        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();

        assertThat(stored()).isEqualTo(1_000);
        assertThat(
                        sql().sql(
                                        """
                                        SELECT count(*) FROM (
                                            SELECT sequence_number - lag(sequence_number, 1, -1::bigint)
                                                   OVER (PARTITION BY aggregate_identifier ORDER BY global_index) AS step
                                            FROM domain_event_entry) AS steps
                                        WHERE step <> 1
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void of_those_who_create_one_stream_one_succeeds_and_bystanders_are_unharmed() {
        List<CompletableFuture<Void>> rivals = new ArrayList<>();
        List<CompletableFuture<Void>> bystanders = new ArrayList<>();
        for (int race = 0; race < 200; race++) {
            rivals.add(writer.append(rows("raced-" + race, 0, 2)));
            bystanders.add(writer.append(rows("calm-" + race, 0, 1)));
            rivals.add(writer.append(rows("raced-" + race, 1, 1)));
            rivals.add(writer.append(rows("raced-" + race, 0, 1)));
        }

        List<String> ends = rivals.stream().map(this::end).toList();

        assertThat(bystanders)
                .allSatisfy(bystander -> assertThat(end(bystander)).isEqualTo(STORED));
        for (int race = 0; race < 200; race++) {
            assertThat(ends.get(3 * race)).as("the first").isEqualTo(STORED);
            assertThat(ends.get(3 * race + 1)).as("at a place that is taken").isEqualTo(CLASH);
            assertThat(ends.get(3 * race + 2)).as("creates once more").isEqualTo(CLASH);
        }
        assertThat(stored()).isEqualTo(600);
    }

    @Test
    void an_event_that_is_stored_twice_fails_alone() {
        List<EventRow> twice = rows("twice", 0, 1);
        EventRow sameIdElsewhere =
                new EventRow(
                        new GenericDomainEventMessage<>(
                                "Lamp",
                                "elsewhere",
                                0,
                                twice.getFirst().event().getPayload(),
                                twice.getFirst().event().getMetaData(),
                                twice.getFirst().eventIdentifier(),
                                twice.getFirst().event().getTimestamp()),
                        twice.getFirst().serializedPayload(),
                        twice.getFirst().serializedMetaData());
        writer.append(twice).join();

        List<CompletableFuture<Void>> others =
                IntStream.range(0, 20)
                        .mapToObj(number -> writer.append(rows("other-" + number, 0, 1)))
                        .toList();
        CompletableFuture<Void> repeated = writer.append(List.of(sameIdElsewhere));
        List<CompletableFuture<Void>> later =
                IntStream.range(0, 20)
                        .mapToObj(number -> writer.append(rows("later-" + number, 0, 1)))
                        .toList();

        assertThat(end(repeated)).isEqualTo(CLASH);
        assertThat(others).allSatisfy(other -> assertThat(end(other)).isEqualTo(STORED));
        assertThat(later).allSatisfy(other -> assertThat(end(other)).isEqualTo(STORED));
    }

    @Test
    void a_round_takes_what_is_at_its_bound_and_leaves_what_is_past_it_for_the_next() {
        CompletableFuture<Void> atTheBound = writer.append(rows("at", 0, GroupCommit.ROUND_EVENTS));
        CompletableFuture<Void> pastIt =
                writer.append(rows("past", 0, GroupCommit.ROUND_EVENTS + 1));

        CompletableFuture.allOf(atTheBound, pastIt).join();

        assertThat(stored()).isEqualTo(2 * GroupCommit.ROUND_EVENTS + 1);
    }

    @Test
    void a_lost_connection_loses_nothing_that_was_acknowledged_and_stores_nothing_twice()
            throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Future<?> killer = callers.submit(() -> killConnectionsUntil(over));
        Set<String> acknowledged = Collections.synchronizedSet(new HashSet<>());
        List<Future<?>> all = new ArrayList<>();
        for (int caller = 0; caller < 16; caller++) {
            String stream = "lossy-" + caller;
            all.add(callers.submit(() -> appendUntilStored(stream, 60, acknowledged)));
        }

        for (Future<?> one : all) {
            one.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
        }
        over.set(true);
        killer.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);

        assertThat(stored()).isEqualTo(16 * 60);
        assertThat(
                        sql().sql("SELECT event_identifier FROM domain_event_entry")
                                .query(String.class)
                                .set())
                .containsAll(acknowledged);
    }

    @Test
    void two_writers_that_clash_while_connections_are_lost_leave_every_stream_whole()
            throws Exception {
        try (HikariDataSource secondPool = pool("writer");
                GroupCommit second = new GroupCommit(secondPool)) {
            AtomicBoolean over = new AtomicBoolean();
            Future<?> killer = callers.submit(() -> killConnectionsUntil(over));
            Set<String> acknowledged = Collections.synchronizedSet(new HashSet<>());
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                String stream = "contended-" + caller % 4;
                GroupCommit one = caller % 2 == 0 ? writer : second;
                all.add(callers.submit(() -> contend(one, stream, 20, acknowledged)));
            }
            for (Future<?> one : all) {
                one.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
            }
            over.set(true);
            killer.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);

            assertThat(acknowledged).hasSize(16 * 20);
            assertThat(
                            sql().sql("SELECT event_identifier FROM domain_event_entry")
                                    .query(String.class)
                                    .set())
                    .containsAll(acknowledged);
            assertThat(
                            sql().sql(
                                            """
                                            SELECT count(*) FROM domain_event_entry
                                            GROUP BY aggregate_identifier HAVING count(*) <> max(sequence_number) + 1
                                            """)
                                    .query(Long.class)
                                    .list())
                    .as("lengths of streams with a gap")
                    .isEmpty();
        }
    }

    /** Appends at the end of a stream at which others append too, until so many have succeeded. */
    private void contend(GroupCommit one, String stream, int count, Set<String> acknowledged) {
        int stored = 0;
        while (stored < count) {
            List<EventRow> rows = rows(stream, length(stream), 1);
            if (end(one.append(rows)).equals(STORED)) {
                acknowledged.add(rows.getFirst().eventIdentifier());
                stored++;
            }
        }
    }

    /** A command would load the stream anew; here the next place is looked up in the table. */
    private void appendUntilStored(String stream, int count, Set<String> acknowledged) {
        int next = 0;
        while (next < count) {
            List<EventRow> rows = rows(stream, next, 1);
            String end = end(writer.append(rows));
            if (end.equals(STORED)) {
                acknowledged.add(rows.getFirst().eventIdentifier());
                next++;
            } else {
                next = length(stream);
            }
        }
    }

    private int length(String stream) {
        return sql().sql(
                        "SELECT count(*) FROM domain_event_entry WHERE aggregate_identifier = :stream")
                .param("stream", stream)
                .query(Integer.class)
                .single();
    }

    private void killConnectionsUntil(AtomicBoolean over) {
        while (!over.get()) {
            sql().sql(
                            """
                            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                            WHERE application_name = 'writer'
                            """)
                    .query(Long.class)
                    .single();
            pause(Duration.ofMillis(100));
        }
    }

    @Test
    void a_reader_of_the_tail_misses_nothing_of_two_writers() throws Exception {
        try (HikariDataSource secondPool = pool("second");
                GroupCommit second = new GroupCommit(secondPool)) {
            AtomicBoolean over = new AtomicBoolean();
            Future<Long> reader = callers.submit(() -> readTailUntil(over));
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < 16; caller++) {
                String stream = "tail-" + caller;
                GroupCommit one = caller % 2 == 0 ? writer : second;
                all.add(
                        callers.submit(() -> {
                            for (int number = 0; number < 100; number++) {
                                one.append(rows(stream, number, 1)).join();
                            }
                        }));
            }
            for (Future<?> one : all) {
                one.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
            }
            over.set(true);

            assertThat(reader.get(AT_MOST.toSeconds(), TimeUnit.SECONDS)).isEqualTo(stored());
        }
    }

    /** Reads on from the highest index that it has seen, as fast as it can. */
    private long readTailUntil(AtomicBoolean over) {
        long highest = -1;
        long read = 0;
        boolean last = false;
        while (!last) {
            last = over.get();
            List<Long> found =
                    sql().sql(
                                    """
                                    SELECT global_index FROM domain_event_entry
                                    WHERE global_index > :highest ORDER BY global_index
                                    """)
                            .param("highest", highest)
                            .query((row, number) -> row.getLong(1))
                            .list();
            read += found.size();
            if (!found.isEmpty()) {
                highest = found.getLast();
            }
        }
        return read;
    }

    @Test
    void who_comes_after_the_end_is_told_so_and_who_came_before_is_stored() {
        List<CompletableFuture<Void>> before =
                IntStream.range(0, 100)
                        .mapToObj(number -> writer.append(rows("before-" + number, 0, 1)))
                        .toList();
        writer.close();

        assertThat(before).allSatisfy(one -> assertThat(end(one)).isEqualTo(STORED));
        assertThat(end(writer.append(rows("after", 0, 1)))).isEqualTo("57P01");
        assertThat(stored()).isEqualTo(100);
    }

    /** How an append ended: {@link #STORED}, or the SQLState of its failure. */
    private String end(CompletableFuture<Void> answer) {
        try {
            answer.orTimeout(AT_MOST.toSeconds(), TimeUnit.SECONDS).join();
            return STORED;
        } catch (CompletionException e) {
            return e.getCause() instanceof SQLException failure
                    ? String.valueOf(failure.getSQLState())
                    : String.valueOf(e.getCause());
        }
    }

    private static List<EventRow> rows(String stream, int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number ->
                        EventRow.of(
                                new GenericDomainEventMessage<>(
                                        "Lamp", stream, number, "event " + number),
                                SERIALIZER))
                .toList();
    }

    private HikariDataSource pool(String name) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername("postgres");
        config.addDataSourceProperty("currentSchema", "events");
        config.addDataSourceProperty("ApplicationName", name);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private JdbcClient sql() {
        return JdbcClient.create(database.schema("events"));
    }

    private long stored() {
        return sql().sql("SELECT count(*) FROM domain_event_entry").query(Long.class).single();
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
