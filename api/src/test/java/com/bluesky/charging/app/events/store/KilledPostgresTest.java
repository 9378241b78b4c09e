package com.bluesky.charging.app.events.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.testing.KillablePostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A PostgreSQL that waits for the disk is killed while events are being appended, twice: those of
 * many callers in one commit, and each in its own.
 */
class KilledPostgresTest {

    private static final Serializer SERIALIZER = Jackson3Serializer.builder().build();
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final int CALLERS = 16;
    private static final int KILLS = 2;

    /** How many events are acknowledged between two kills, which is a second or so of each way. */
    private static final int IN_ONE_COMMIT = 1_500;

    private static final int IN_ITS_OWN = 300;

    /** The names of the migrations. */
    private static final EventSchema SCHEMA =
            EventSchema.builder()
                    .eventTable("domain_event_entry")
                    .timestampColumn("time_stamp")
                    .eventIdentifierColumn("event_identifier")
                    .aggregateIdentifierColumn("aggregate_identifier")
                    .sequenceNumberColumn("sequence_number")
                    .payloadTypeColumn("payload_type")
                    .payloadRevisionColumn("payload_revision")
                    .metaDataColumn("meta_data")
                    .build();

    @TempDir Path data;

    private KillablePostgres postgres;

    @BeforeEach
    void start() throws IOException {
        postgres = KillablePostgres.start(data);
        migrate();
    }

    @AfterEach
    void stop() throws IOException {
        postgres.close();
    }

    @Test
    void what_many_callers_commit_together_is_there_and_every_stream_is_whole() throws Exception {
        try (GroupCommit writer = new GroupCommit(whateverRuns())) {
            appendAndKill(
                    IN_ONE_COMMIT,
                    event ->
                            writer.append(List.of(EventRow.of(event, SERIALIZER)))
                                    .get(AT_MOST.toSeconds(), TimeUnit.SECONDS));
        }
    }

    @Test
    void what_each_caller_commits_alone_is_there_and_every_stream_is_whole() throws Exception {
        PostgresEventStorageEngine engine =
                new PostgresEventStorageEngine(
                        JdbcEventStorageEngine.builder()
                                .connectionProvider(() -> whateverRuns().getConnection())
                                .transactionManager(NoTransactionManager.INSTANCE)
                                .persistenceExceptionResolver(new DuplicateKeys())
                                .eventSerializer(SERIALIZER)
                                .snapshotSerializer(SERIALIZER)
                                .schema(SCHEMA));
        appendAndKill(IN_ITS_OWN, engine::appendEvents);
    }

    /** Returns when the event is stored; throws when nobody knows whether it is. */
    @FunctionalInterface
    private interface Store {

        void append(DomainEventMessage<?> event) throws Exception;
    }

    private void appendAndKill(int betweenKills, Store store) throws Exception {
        AtomicInteger acknowledged = new AtomicInteger();
        Map<String, Integer> lengths = new ConcurrentHashMap<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            int enough = betweenKills * (KILLS + 1);
            for (int caller = 0; caller < CALLERS; caller++) {
                String stream = "stream-" + caller;
                all.add(
                        callers.submit(
                                () -> appendTo(stream, store, enough, acknowledged, lengths)));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int soFar = betweenKills * kill;
                await().atMost(AT_MOST).until(() -> acknowledged.get() >= soFar);
                postgres.kill();
                postgres.startAgain();
            }
            for (Future<?> one : all) {
                one.get(AT_MOST.toSeconds(), TimeUnit.SECONDS);
            }
        }

        Map<String, Integer> stored = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        JdbcClient.create(whateverRuns())
                .sql(
                        """
                        SELECT aggregate_identifier, count(*), max(sequence_number) FROM domain_event_entry
                        GROUP BY aggregate_identifier
                        """)
                .query(row -> {
                    stored.put(row.getString(1), row.getInt(2));
                    last.put(row.getString(1), row.getInt(3) + 1);
                });
        assertThat(stored).isEqualTo(last).isEqualTo(lengths);
    }

    /** Appends as commands do: when nobody knows what became of the last one, the stream tells. */
    private void appendTo(
            String stream,
            Store store,
            int enough,
            AtomicInteger acknowledged,
            Map<String, Integer> lengths) {
        int next = 0;
        while (acknowledged.get() < enough) {
            try {
                store.append(
                        new GenericDomainEventMessage<>("Lamp", stream, next, "event " + next));
                acknowledged.incrementAndGet();
                next++;
                lengths.put(stream, next);
            } catch (ExecutionException | EventStoreException lost) {
                next =
                        await().atMost(AT_MOST)
                                .ignoreExceptions()
                                .until(() -> length(stream), length -> length >= 0);
                assertThat(next).isGreaterThanOrEqualTo(lengths.getOrDefault(stream, 0));
                lengths.put(stream, next);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private int length(String stream) {
        return JdbcClient.create(whateverRuns())
                .sql("SELECT count(*) FROM domain_event_entry WHERE aggregate_identifier = :stream")
                .param("stream", stream)
                .query(Integer.class)
                .single();
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(postgres.url(), KillablePostgres.USER, "")
                .schemas("events")
                .defaultSchema("events")
                .locations("classpath:db/events", "classpath:db/tokens")
                .load()
                .migrate();
    }

    private DataSource whateverRuns() {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                PGSimpleDataSource source = new PGSimpleDataSource();
                source.setUrl(postgres.url());
                source.setUser(KillablePostgres.USER);
                source.setCurrentSchema("events");
                return source.getConnection();
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
    }
}
