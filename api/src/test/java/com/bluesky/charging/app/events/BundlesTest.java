package com.bluesky.charging.app.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.testing.TestPostgres;
import com.bluesky.charging.testing.TestPostgres.TestDatabase;
import com.bluesky.fixtures.EventSide;
import com.bluesky.fixtures.lamp.contract.LampCommand.MakeLamp;
import com.bluesky.fixtures.lamp.query.LampLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes with an invented projection that is far behind. */
@SuppressWarnings("NullAway.Init") // Filled before each test.
class BundlesTest {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final int LAMPS = 20_000;

    @TempDir private Path data;

    private TestDatabase database;
    private ConfigurableApplicationContext one;
    private ConfigurableApplicationContext two;

    @BeforeEach
    void start() throws Exception {
        database = TestPostgres.freshDatabase();
        one = EventSide.start(database, data);
        two = EventSide.start(database, data);
        one.getBean(CommandGateway.class)
                .sendAndWait(new MakeLamp("lamp-0", "owner-1", "Ada"), 20, SECONDS);
        await().atMost(AT_MOST).until(() -> told().contains("lamp-0"));
        Stream.of(one, two)
                .forEach(node -> {
                    processors(node)
                            .eventProcessor("automation.WhenLampMadeThenSwitchIt")
                            .orElseThrow()
                            .shutDown();
                    log(node).shutDown();
                    node.getBean(LampLog.class).forget();
                });
    }

    @AfterEach
    void stop() {
        two.close();
        one.close();
    }

    @Test
    void everybody_is_told_once_and_of_a_replay_until_where_it_was_reset() {
        makeLamps(1, LAMPS);
        log(one).start();
        await().atMost(AT_MOST).until(() -> told().size() == LAMPS);
        log(one).shutDown();
        assertThat(one.getBean(LampLog.class).largestBatch())
                .isBetween(
                        BundlingStream.ALONE_MAX / ProcessorConfiguration.SEGMENTS + 1,
                        BundlingStream.BUNDLE_MAX);
        one.getBean(LampLog.class).forget();

        log(one).resetTokens();
        makeLamps(LAMPS + 1, 2 * LAMPS);
        log(one).start();
        await().atMost(AT_MOST).until(() -> told().size() >= 2 * LAMPS + 1);

        assertThat(told()).containsExactlyInAnyOrderElementsOf(lamps(0, 2 * LAMPS));
        assertThat(one.getBean(LampLog.class).replayed())
                .containsExactlyInAnyOrderElementsOf(lamps(0, LAMPS));
    }

    @Test
    void two_nodes_tell_everybody_once_although_one_is_stopped_in_the_middle() {
        makeLamps(1, LAMPS);
        log(one).start();
        await().atMost(AT_MOST).until(() -> !told().isEmpty());
        log(two).start();
        log(one).releaseSegment(0);
        await().atMost(AT_MOST).until(() -> !log(two).processingStatus().isEmpty());
        log(one).shutDown();

        await().atMost(AT_MOST).until(() -> told().size() >= LAMPS);

        assertThat(told()).containsExactlyInAnyOrderElementsOf(lamps(1, LAMPS));
    }

    @Test
    void what_fails_holds_up_its_segment_alone_until_it_succeeds() {
        makeLamps(1, LAMPS);
        String dark = "lamp-" + LAMPS / 2;
        LampLog lamps = one.getBean(LampLog.class);
        lamps.failAt(dark);
        log(one).start();
        await("the others are at the end")
                .atMost(AT_MOST)
                .until(() ->
                        others(dark).size()
                                == lamps(1, LAMPS).stream()
                                        .filter(lamp -> segment(lamp) != segment(dark))
                                        .count());
        assertThat(told()).doesNotContain(dark);

        lamps.failAt("");
        await().atMost(AT_MOST).until(() -> told().contains(dark) && isAtHead());

        assertThat(new HashSet<>(told())).isEqualTo(new HashSet<>(lamps(1, LAMPS)));
        assertThat(others(dark)).doesNotHaveDuplicates();
    }

    @Test
    void a_batch_that_takes_long_keeps_its_claim() {
        makeLamps(1, LAMPS);
        one.getBean(LampLog.class).hold();
        log(one).start();
        await().atMost(AT_MOST).until(() -> latestClaim() > 0);
        long claimed = latestClaim();

        await().atMost(AT_MOST).until(() -> latestClaim() > claimed);
        assertThat(told()).isEmpty();

        one.getBean(LampLog.class).goOn();
        await().atMost(AT_MOST).until(() -> told().size() >= LAMPS);
        assertThat(told()).containsExactlyInAnyOrderElementsOf(lamps(1, LAMPS));
    }

    /** When this node last said that it works on a segment, in seconds; 0 when it does on none. */
    private long latestClaim() {
        return JdbcClient.create(database.schema("read"))
                .sql(
                        """
                        SELECT coalesce(max(extract(epoch FROM timestamp::timestamptz))::bigint, 0) FROM token_entry
                        WHERE processor_name = 'read.lamps' AND owner IS NOT NULL
                        """)
                .query(Long.class)
                .single();
    }

    private List<String> others(String lamp) {
        return told().stream().filter(other -> segment(other) != segment(lamp)).toList();
    }

    /** The segment of a lamp, by the hash of its sequence. */
    private static int segment(String lamp) {
        return lamp.hashCode() & (ProcessorConfiguration.SEGMENTS - 1);
    }

    private boolean isAtHead() {
        long head =
                events().sql("SELECT max(global_index) FROM domain_event_entry")
                        .query(Long.class)
                        .single();
        Set<Integer> there = new HashSet<>();
        log(one).processingStatus()
                .forEach((segment, status) -> {
                    if (status.getCurrentPosition().orElse(-1) >= head) {
                        there.add(segment);
                    }
                });
        return there.size() == ProcessorConfiguration.SEGMENTS;
    }

    /** Stores that lamps were made, as the first one was. */
    private void makeLamps(int first, int last) {
        events().sql(
                        """
                        INSERT INTO domain_event_entry (event_identifier, aggregate_identifier, sequence_number, type,
                                                        time_stamp, payload_type, payload_revision, payload, meta_data)
                        SELECT gen_random_uuid(), 'lamp-' || n, 0, type, time_stamp, payload_type, payload_revision,
                               convert_to(replace(convert_from(payload, 'UTF8'), 'lamp-0', 'lamp-' || n), 'UTF8'), meta_data
                        FROM domain_event_entry, generate_series(:first::int, :last::int) AS n
                        WHERE aggregate_identifier = 'lamp-0' AND sequence_number = 0 ORDER BY n
                        """)
                .param("first", first)
                .param("last", last)
                .update();
    }

    private static List<String> lamps(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(number -> "lamp-" + number).toList();
    }

    private List<String> told() {
        return Stream.of(one, two)
                .flatMap(node -> node.getBean(LampLog.class).told().stream())
                .toList();
    }

    private static EventProcessingConfiguration processors(ConfigurableApplicationContext node) {
        return node.getBean(EventProcessingConfiguration.class);
    }

    private static StreamingEventProcessor log(ConfigurableApplicationContext node) {
        return processors(node)
                .eventProcessor("read.lamps", StreamingEventProcessor.class)
                .orElseThrow();
    }

    private JdbcClient events() {
        return JdbcClient.create(database.schema("events"));
    }
}
