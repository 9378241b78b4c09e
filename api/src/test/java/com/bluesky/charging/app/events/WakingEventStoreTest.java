package com.bluesky.charging.app.events;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bluesky.charging.app.events.store.DuplicateKeys;
import com.bluesky.charging.app.events.store.PostgresEventStorageEngine;
import com.bluesky.charging.testing.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.tracing.NoOpSpanFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An event store that is written by transactions that overlap, and some of which come to nothing,
 * so that numbers are left out and filled in later.
 */
@SuppressWarnings("NullAway.Init") // Filled before each test.
class WakingEventStoreTest {

    private static final int TAIL = 16;
    private static final int BATCH = 10;
    private static final int STEPS = 2_000;
    private static final int WRITERS = 4;
    private static final int READERS = 6;
    private static final int PATIENCE_MILLIS = 20_000;

    private final DataSource database = TestPostgres.freshDatabase().migrated("events");
    private final List<Runnable> bells = new ArrayList<>();
    private final List<Writer> writers = new ArrayList<>();
    private final AtomicInteger questions = new AtomicInteger();
    private WakingEventStore store;

    private void start(int tailEvents) throws SQLException {
        start(tailEvents, Duration.ofHours(1));
    }

    private void start(int tailEvents, Duration lookAgain) throws SQLException {
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Writer(database.getConnection()));
        }
        Serializer serializer = Jackson3Serializer.builder().build();
        PostgresEventStorageEngine engine =
                new PostgresEventStorageEngine(
                        JdbcEventStorageEngine.builder()
                                .connectionProvider(() -> {
                                    questions.incrementAndGet();
                                    return database.getConnection();
                                })
                                .transactionManager(NoTransactionManager.INSTANCE)
                                .persistenceExceptionResolver(new DuplicateKeys())
                                .eventSerializer(serializer)
                                .snapshotSerializer(serializer)
                                .batchSize(BATCH)
                                .schema(Schemas.events()));
        Neighbours thisTest =
                new Neighbours() {
                    @Override
                    public void listen(Runnable onNews) {
                        bells.add(onNews);
                    }

                    @Override
                    public void announce() {
                        throw new IllegalStateException("Only this test stores events.");
                    }

                    @Override
                    public void close() {
                        bells.clear();
                    }
                };
        store =
                new WakingEventStore.Builder(
                                engine,
                                NoOpMessageMonitor.INSTANCE,
                                DefaultEventBusSpanFactory.builder()
                                        .spanFactory(NoOpSpanFactory.INSTANCE)
                                        .build())
                        .build(20, tailEvents, lookAgain, thisTest);
        store.start();
    }

    @AfterEach
    void stop() throws SQLException {
        store.shutDown();
        for (Writer writer : writers) {
            writer.connection.close();
        }
    }

    /** With a tail that is always too short, and with one that forgets what all have seen. */
    @ParameterizedTest
    @CsvSource({"1, 16", "2, 16", "3, 512"})
    void every_reader_gets_every_event_once_whatever_overlaps(long seed, int tailEvents)
            throws Exception {
        start(tailEvents);
        Random random = new Random(seed);
        List<Reader> readers =
                Stream.generate(() -> new Reader(null)).limit(READERS).collect(Collectors.toList());

        for (int step = 0; step < STEPS; step++) {
            Reader reader = readers.get(random.nextInt(READERS));
            switch (random.nextInt(8)) {
                case 0, 1, 2, 3 -> writers.get(random.nextInt(WRITERS)).goOn(random);
                case 4, 5 -> reader.read(random.nextInt(4));
                case 6 -> reader.read(random.nextInt(3 * TAIL));
                default -> {
                    if (random.nextInt(10) == 0) {
                        reader.comeBack();
                    }
                }
            }
        }
        for (Writer writer : writers) {
            writer.commit();
        }

        Set<String> stored = stored(-1);
        assertThat(stored).hasSizeGreaterThan(300);
        for (Reader reader : readers) {
            reader.readUntil(stored.size());
            assertThat(reader.seen).as("seed %d", seed).doesNotHaveDuplicates();
            assertThat(new HashSet<>(reader.seen)).as("seed %d", seed).isEqualTo(stored);
        }
    }

    @Test
    void who_begins_at_the_head_gets_what_comes_then() throws Exception {
        start(TAIL);
        Writer writer = writers.getFirst();
        writer.store();
        writer.commit();
        TrackingToken head = store.createHeadToken();
        Reader reader = new Reader(head);
        reader.read(1);
        assertThat(reader.seen).isEmpty();

        for (int i = 0; i < 3 * TAIL; i++) {
            writer.store();
            writer.commit();
            if (i % 5 == 0) {
                reader.readUntil(i + 1);
            }
        }

        reader.readUntil(3 * TAIL);
        assertThat(reader.seen).containsExactlyElementsOf(stored(head.position().orElseThrow()));
    }

    /** Numbers are left out when a transaction comes to nothing, many when a server is killed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, BATCH - 1, BATCH, 300, 10_001})
    void what_is_stored_behind_numbers_left_out_is_read_at_once(int leftOut) throws Exception {
        start(TAIL);
        Writer writer = writers.getFirst();
        writer.store();
        writer.commit();
        Reader reader = new Reader(null);
        reader.readUntil(1);

        writer.leaveOut(leftOut);
        writer.store();
        writer.store();
        writer.commit();

        reader.readUntil(3);
        assertThat(reader.seen).containsExactlyElementsOf(stored(-1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, BATCH - 1, BATCH, BATCH + 1, 5 * BATCH})
    void more_than_a_batch_is_read_at_once(int count) throws Exception {
        storeBefore();
        start(2 * TAIL);
        Reader here = new Reader(null);
        here.readUntil(1);
        Writer writer = writers.getFirst();
        for (int i = 0; i < count; i++) {
            writer.store();
        }
        writer.commit();

        here.readUntil(1 + count);
        assertThat(here.seen).containsExactlyElementsOf(stored(-1));
        // What was stored before the tail began is not in it.
        Reader ofTheStore = new Reader(null);
        ofTheStore.read(count + 2);
        assertThat(ofTheStore.seen).isEqualTo(here.seen);
    }

    /** The number that was missing comes with as many others as fill a batch, or nearly. */
    @ParameterizedTest
    @ValueSource(ints = {BATCH - 2, BATCH - 1, BATCH, BATCH + 1})
    void what_comes_late_is_read_together_with_a_batch(int count) throws Exception {
        start(4 * TAIL);
        Writer late = writers.get(0);
        Writer writer = writers.get(1);
        Reader reader = new Reader(null);
        late.store();
        writer.store();
        writer.commit();
        reader.readUntil(1);

        for (int i = 0; i < count; i++) {
            writer.store();
        }
        late.connection.commit();
        writer.commit();

        reader.readUntil(2 + count);
        assertThat(reader.seen).doesNotHaveDuplicates();
        assertThat(new HashSet<>(reader.seen)).isEqualTo(stored(-1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void what_is_new_is_asked_for_once(int missing) throws Exception {
        start(TAIL);
        Writer writer = writers.getFirst();
        Reader reader = new Reader(null);
        writer.store();
        writer.commit();
        reader.readUntil(1);
        writer.leaveOut(missing);
        writer.store();
        writer.commit();
        reader.readUntil(2);
        int before = questions.get();
        for (int i = 1; i <= TAIL / 2; i++) {
            writer.store();
            writer.commit();
            reader.readUntil(2 + i);
        }

        assertThat(questions.get() - before).isEqualTo(TAIL / 2);
    }

    @Test
    void nobody_looks_at_the_store_all_the_time() throws Exception {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(TAIL, Duration.ZERO))
                .withMessageContaining("PT0S");

        start(TAIL, Duration.ofNanos(1));
    }

    @Test
    void who_waits_is_told() throws Exception {
        start(TAIL);
        try (TrackingEventStream tail = store.openStream(store.createHeadToken())) {
            assertThat(tail.hasNextAvailable()).isFalse();
            assertThat(tail.peek()).isEmpty();
            long begun = System.nanoTime();
            writers.getFirst().store();
            writers.getFirst().commit();

            assertThat(tail.hasNextAvailable(PATIENCE_MILLIS, MILLISECONDS)).isTrue();
            assertThat(System.nanoTime() - begun)
                    .as("he did not find it at the end of his patience")
                    .isLessThan(MILLISECONDS.toNanos(PATIENCE_MILLIS));
            TrackedEventMessage<?> event = tail.peek().orElseThrow();
            assertThat(tail.nextAvailable()).isSameAs(event);
            assertThat(tail.hasNextAvailable()).isFalse();
        }
    }

    private void storeBefore() throws SQLException {
        try (Connection connection = database.getConnection()) {
            Writer before = new Writer(connection);
            before.store();
            before.commit();
        }
    }

    /** In the order of their numbers. */
    private Set<String> stored(long after) {
        return new LinkedHashSet<>(
                JdbcClient.create(database)
                        .sql(
                                """
                                SELECT event_identifier FROM domain_event_entry
                                WHERE global_index > :after ORDER BY global_index
                                """)
                        .param("after", after)
                        .query(String.class)
                        .list());
    }

    /** Who stores events, several in one transaction. */
    private final class Writer {

        private static final String INSERT =
                """
                INSERT INTO domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type, time_stamp,
                                                payload_type, payload, meta_data)
                VALUES (?, ?, 0, 'Lamp', ?, 'java.lang.String', '"on"', '{}')
                """;

        private static final String TAKE_NUMBERS =
                """
                SELECT nextval(pg_get_serial_sequence('domain_event_entry', 'global_index')) FROM generate_series(1, ?)
                """;

        private final Connection connection;
        private boolean busy;

        Writer(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
        }

        /** Stores something, or ends what it has begun. */
        void goOn(Random random) throws SQLException {
            if (!busy || random.nextInt(3) == 0) {
                store();
            } else if (random.nextInt(5) == 0) {
                connection.rollback();
                busy = false;
            } else {
                commit();
            }
        }

        void store() throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setString(2, UUID.randomUUID().toString());
                // Numbers that were left out long ago are not waited for.
                insert.setString(3, Instant.now().toString());
                insert.executeUpdate();
            }
            busy = true;
        }

        /** What comes to nothing takes its numbers with it. */
        void leaveOut(int count) throws SQLException {
            try (PreparedStatement take = connection.prepareStatement(TAKE_NUMBERS)) {
                take.setInt(1, count);
                take.execute();
            }
            connection.rollback();
        }

        void commit() throws SQLException {
            connection.commit();
            busy = false;
            bells.forEach(Runnable::run);
        }
    }

    /** Who reads all events, comes and goes, and remembers how far he is. */
    private final class Reader {

        private final List<String> seen = new ArrayList<>();
        private @Nullable TrackingToken token;
        private TrackingEventStream stream;

        Reader(@Nullable TrackingToken token) {
            this.token = token;
            this.stream = store.openStream(token);
        }

        void comeBack() {
            stream.close();
            stream = store.openStream(token);
        }

        /** Reads so many, or what is there. */
        void read(int most) throws InterruptedException {
            for (int i = 0; i < most && stream.hasNextAvailable(); i++) {
                take();
            }
        }

        void readUntil(int count) throws InterruptedException {
            while (seen.size() < count && stream.hasNextAvailable(PATIENCE_MILLIS, MILLISECONDS)) {
                take();
            }
        }

        private void take() throws InterruptedException {
            TrackedEventMessage<?> event = stream.nextAvailable();
            seen.add(event.getIdentifier());
            token = event.trackingToken();
        }
    }
}
