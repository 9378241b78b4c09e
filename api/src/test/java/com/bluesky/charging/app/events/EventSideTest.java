package com.bluesky.charging.app.events;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.app.events.store.GroupCommit;
import com.bluesky.charging.kernel.EventTypes;
import com.bluesky.charging.kernel.Provenance;
import com.bluesky.charging.kernel.Refused;
import com.bluesky.charging.testing.TestPostgres;
import com.bluesky.charging.testing.TestPostgres.TestDatabase;
import com.bluesky.fixtures.EventSide;
import com.bluesky.fixtures.lamp.command.WhenLampMadeThenSwitchIt;
import com.bluesky.fixtures.lamp.contract.LampCommand.BreakLamp;
import com.bluesky.fixtures.lamp.contract.LampCommand.MakeLamp;
import com.bluesky.fixtures.lamp.contract.LampCommand.SwitchLamp;
import com.bluesky.fixtures.lamp.contract.LampEvent.LampMade;
import com.bluesky.fixtures.lamp.query.LampLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two nodes of the application on one database, with an invented aggregate: with a commit for each
 * command, and with group commit.
 */
@ParameterizedClass(name = "group commit: {0}")
@ValueSource(booleans = {false, true})
@SuppressWarnings("NullAway.Init") // Each invocation of the class begins with filling the fields.
class EventSideTest {

    private static final Duration AT_MOST = Duration.ofSeconds(20);

    @TempDir static Path data;

    private static TestDatabase database;
    private static ConfigurableApplicationContext one;
    private static ConfigurableApplicationContext two;

    @Parameter boolean groupCommit;

    @BeforeParameterizedClassInvocation
    static void start(boolean groupCommit) {
        String setting = EventStoreConfiguration.GROUP_COMMIT + "=" + groupCommit;
        database = TestPostgres.freshDatabase();
        // Nobody looks by himself within a test, so what arrives was told of.
        String told = EventStoreConfiguration.LOOK_AGAIN + "=1h";
        one = EventSide.start(database, data, setting, told);
        two = EventSide.start(database, data, setting, told);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        two.close();
        one.close();
    }

    @Test
    void events_are_committed_as_the_setting_says() {
        assertThat(one.getBeanNamesForType(GroupCommit.class)).hasSize(groupCommit ? 1 : 0);
    }

    @Test
    void an_automations_command_is_durable_before_its_answer_returns() {
        send(one, new MakeLamp("lamp-durable", "owner-1", "Ada"));

        await().atMost(AT_MOST).until(() -> seen().containsKey("lamp-durable"));
        assertThat(seen()).containsEntry("lamp-durable", 2L);
    }

    @Test
    void racing_creates_on_two_nodes_make_one_lamp() {
        List<CompletableFuture<Long>> answers =
                IntStream.range(0, 40)
                        .mapToObj(i -> new MakeLamp("lamp-raced", "owner-1", "Ada"))
                        .flatMap(make -> Stream.of(ask(one, make), ask(two, make)))
                        .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.get(20, SECONDS)).isNotNull());
        assertThat(stored("lamp-raced", "lamp.LampMade")).isEqualTo(1);
    }

    @Test
    void racing_commands_on_two_nodes_are_all_done_once() throws Exception {
        send(one, new MakeLamp("lamp-busy", "owner-1", "Ada"));
        await().atMost(AT_MOST).until(() -> seen().containsKey("lamp-busy"));

        for (int i = 0; i < 50; i++) {
            CompletableFuture<Long> here = ask(one, new SwitchLamp("lamp-busy"));
            CompletableFuture<Long> there = ask(two, new SwitchLamp("lamp-busy"));
            here.get(20, SECONDS);
            there.get(20, SECONDS);
        }

        assertThat(stored("lamp-busy", "lamp.LampSwitched")).isEqualTo(101);
        assertThat(send(two, new SwitchLamp("lamp-busy"))).isEqualTo(102L);
        await("a snapshot is made and read")
                .atMost(AT_MOST)
                .untilAsserted(() ->
                        assertThat(
                                        count(
                                                "SELECT count(*) FROM snapshot_event_entry WHERE aggregate_identifier = 'lamp-busy'"))
                                .isPositive());
        one.getBean(AggregateCache.class).removeAll();
        assertThat(send(one, new SwitchLamp("lamp-busy"))).isEqualTo(103L);
    }

    @Test
    void a_stream_is_read_whole_until_a_hundred_events_make_a_snapshot() {
        String lamp = "lamp-long";
        WakingEventStore store = one.getBean(WakingEventStore.class);
        send(one, new MakeLamp(lamp, "owner-1", "Ada"));
        await().atMost(AT_MOST).until(() -> seen().containsKey(lamp));
        // It has two events: one more than it takes to be made, for an automation switches it.
        for (int events = 2;
                events < EventStoreConfiguration.EVENTS_BETWEEN_SNAPSHOTS - 1;
                events++) {
            send(one, new SwitchLamp(lamp));
        }

        assertThat(sequenceNumbers(store, lamp))
                .hasSize(EventStoreConfiguration.EVENTS_BETWEEN_SNAPSHOTS - 1)
                .startsWith(0L);

        send(one, new SwitchLamp(lamp));
        await("a snapshot is read first")
                .atMost(AT_MOST)
                .untilAsserted(() ->
                        assertThat(sequenceNumbers(store, lamp))
                                .containsExactly(
                                        EventStoreConfiguration.EVENTS_BETWEEN_SNAPSHOTS - 1L));
        send(two, new SwitchLamp(lamp));
        assertThat(sequenceNumbers(store, lamp)).hasSize(2);
    }

    @Test
    void a_snapshot_is_looked_for_only_when_a_stream_is_not_short() {
        String lamp = "lamp-short";
        WakingEventStore store = one.getBean(WakingEventStore.class);
        assertThat(sequenceNumbers(store, lamp)).isEmpty();
        send(one, new MakeLamp(lamp, "owner-1", "Ada"));
        await().atMost(AT_MOST).until(() -> seen().containsKey(lamp));
        store.storeSnapshot(new GenericDomainEventMessage<>("Lamp", lamp, 0, "no lamp at all"));
        for (int events = 2; events < EventStoreConfiguration.SHORT_STREAM; events++) {
            assertThat(sequenceNumbers(store, lamp)).hasSize(events).startsWith(0L);
            send(one, new SwitchLamp(lamp));
        }

        assertThat(store.readEvents(lamp).next().getPayload()).isEqualTo("no lamp at all");
    }

    @Test
    void what_is_not_stored_yet_is_a_part_of_a_short_stream() {
        String lamp = "lamp-staged";
        WakingEventStore store = one.getBean(WakingEventStore.class);
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(GenericMessage.asMessage("work"));
        try {
            store.publish(new GenericDomainEventMessage<>("Lamp", lamp, 0, "staged"));

            DomainEventStream read = store.readEvents(lamp);

            assertThat(read.next().getPayload()).isEqualTo("staged");
            assertThat(read.hasNext()).isFalse();
            assertThat(read.getLastSequenceNumber()).isZero();
        } finally {
            work.rollback();
        }
    }

    private static List<Long> sequenceNumbers(WakingEventStore store, String aggregate) {
        return store.readEvents(aggregate)
                .asStream()
                .<Long>map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    @Test
    void a_storm_of_clashes_on_two_nodes_ends_with_everything_done_once() throws Exception {
        List<String> lamps =
                IntStream.range(0, 8).mapToObj(number -> "lamp-stormy-" + number).toList();
        lamps.forEach(lamp -> send(one, new MakeLamp(lamp, "owner-1", "Ada")));
        await().atMost(AT_MOST).until(() -> seen().keySet().containsAll(lamps));

        List<CompletableFuture<Long>> answers = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            for (String lamp : lamps) {
                answers.add(ask(one, new SwitchLamp(lamp)));
                answers.add(ask(two, new SwitchLamp(lamp)));
                answers.add(ask(two, new MakeLamp(lamp, "owner-1", "Ada")));
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(20, SECONDS);
        }

        assertThat(lamps)
                .allSatisfy(lamp -> {
                    assertThat(stored(lamp, "lamp.LampMade")).isEqualTo(1);
                    assertThat(stored(lamp, "lamp.LampSwitched")).isEqualTo(21);
                });
    }

    @Test
    void readers_of_the_tail_miss_nothing_of_two_nodes() throws Exception {
        try (TrackingEventStream here = tailOf(one);
                TrackingEventStream there = tailOf(two)) {
            Set<String> lamps = new HashSet<>();
            List<CompletableFuture<Long>> answers = new ArrayList<>();
            for (int number = 0; number < 400; number++) {
                String lamp = "lamp-followed-" + number;
                lamps.add(lamp);
                answers.add(ask(number % 2 == 0 ? one : two, new MakeLamp(lamp, "owner-1", "Ada")));
            }
            CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(20, SECONDS);

            assertThat(made(here, lamps.size())).isEqualTo(lamps);
            assertThat(made(there, lamps.size())).isEqualTo(lamps);
        }
    }

    private static TrackingEventStream tailOf(ConfigurableApplicationContext node) {
        WakingEventStore store = node.getBean(WakingEventStore.class);
        return store.openStream(store.createHeadToken());
    }

    /** The followed lamps of which a stream tells that they were made, until there are so many. */
    private static Set<String> made(TrackingEventStream tail, int count) throws Exception {
        Set<String> lamps = new HashSet<>();
        while (lamps.size() < count && tail.hasNextAvailable((int) AT_MOST.toSeconds(), SECONDS)) {
            if (tail.nextAvailable().getPayload() instanceof LampMade made
                    && made.lampId().startsWith("lamp-followed-")) {
                lamps.add(made.lampId());
            }
        }
        return lamps;
    }

    @Test
    void a_refusal_is_answered_once_and_not_retried() {
        send(one, new MakeLamp("lamp-firm", "owner-1", "Ada"));

        long begun = System.nanoTime();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> send(one, new BreakLamp("lamp-firm")))
                .satisfies(e -> assertThat(e.refusal().code()).isEqualTo("LAMP_HOLDS"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void events_tell_who_asked_and_what_led_to_them() {
        CommandMessage<?> make =
                new GenericCommandMessage<>(
                        new MakeLamp("lamp-traced", "owner-1", "Ada"),
                        MetaData.from(
                                Map.of(
                                        Provenance.ACTOR_KIND,
                                        "customer",
                                        Provenance.ACTOR_ID,
                                        "cus-1",
                                        Provenance.REQUEST_ID,
                                        "req-1")));
        send(one, make);
        await().atMost(AT_MOST).until(() -> stored("lamp-traced", "lamp.LampSwitched") == 1);

        List<String> metadata =
                events().sql(
                                """
                                SELECT convert_from(meta_data, 'UTF8') FROM domain_event_entry
                                WHERE aggregate_identifier = 'lamp-traced'
                                ORDER BY sequence_number
                                """)
                        .query((row, number) -> row.getString(1))
                        .list();
        assertThat(metadata)
                .allSatisfy(json ->
                        assertThat(json)
                                .contains("\"actorId\":\"cus-1\"")
                                .contains("\"requestId\":\"req-1\"")
                                .contains("\"correlationId\":\"" + make.getIdentifier() + "\""));
        assertThat(metadata.getFirst())
                .contains("\"causationId\":\"" + make.getIdentifier() + "\"");
        assertThat(metadata.getLast())
                .doesNotContain("\"causationId\":\"" + make.getIdentifier() + "\"");
    }

    @Test
    void personal_data_is_not_in_the_store_but_read_by_projections() {
        send(one, new MakeLamp("lamp-private", "owner-private", "Grace Hopper"));

        await().atMost(AT_MOST)
                .untilAsserted(
                        () -> assertThat(names("lamp-private")).containsExactly("Grace Hopper"));
        assertThat(
                        count(
                                "SELECT count(*) FROM domain_event_entry WHERE"
                                        + " convert_from(payload, 'UTF8') LIKE '%Grace%'"))
                .isZero();
    }

    @Test
    void a_projection_can_be_replayed_and_is_told_that_it_is() {
        send(one, new MakeLamp("lamp-again", "owner-2", "Alan"));
        await().atMost(AT_MOST).until(() -> names("lamp-again").size() == 1);

        Stream.of(one, two).forEach(node -> log(node).shutDown());
        log(one).resetTokens();
        Stream.of(one, two).forEach(node -> log(node).start());

        await().atMost(AT_MOST).until(() -> names("lamp-again").size() == 2);
        assertThat(
                        Stream.of(one, two)
                                .flatMap(node -> node.getBean(LampLog.class).replayed().stream()))
                .contains("lamp-again");
        assertThat(stored("lamp-again", "lamp.LampSwitched"))
                .as("automations are not replayed")
                .isEqualTo(1);
    }

    @Test
    void a_node_reads_at_once_what_another_one_stored() throws Exception {
        WakingEventStore there = two.getBean(WakingEventStore.class);
        try (TrackingEventStream tail = there.openStream(there.createHeadToken())) {
            assertThat(tail.hasNextAvailable()).isFalse();

            send(one, new MakeLamp("lamp-told", "owner-1", "Ada"));

            assertThat(tail.hasNextAvailable((int) AT_MOST.toSeconds(), SECONDS)).isTrue();
        }
    }

    @Test
    void one_hop_takes_much_less_than_a_poll() {
        List<Long> millis =
                IntStream.range(0, 10).mapToObj(i -> "lamp-fast-" + i).map(this::hop).toList();

        assertThat(millis.stream().sorted().toList().get(5)).isLessThan(200);
    }

    private long hop(String lampId) {
        send(one, new MakeLamp(lampId, "owner-1", "Ada"));
        long begun = System.nanoTime();
        await().atMost(AT_MOST)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> seen().containsKey(lampId));
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    @Test
    void what_an_automation_cannot_handle_is_parked_and_tried_again_and_holds_up_nobody_else() {
        String broken = WhenLampMadeThenSwitchIt.FAILS_ONCE + "-1";
        send(one, new MakeLamp(broken, "owner-1", "Ada"));
        send(one, new MakeLamp("lamp-next", "owner-1", "Ada"));

        await().atMost(AT_MOST).until(() -> seen().containsKey("lamp-next"));
        await().atMost(AT_MOST).until(() -> seen().containsKey(broken));
        assertThat(stored(broken, "lamp.LampSwitched")).isEqualTo(1);
        await("nothing stays parked")
                .atMost(AT_MOST)
                .until(() -> count("SELECT count(*) FROM dead_letter_entry") == 0);
    }

    @Test
    void all_events_of_all_contracts_have_names() {
        assertThat(EventTypes.of(ContractInterfaces.endingIn("Event")).names())
                .contains("order.ChargingStarted", "order.OrderSettled", "wallet.FundsHeld");
    }

    private static Object send(ConfigurableApplicationContext node, Object command) {
        return node.getBean(CommandGateway.class).sendAndWait(command, 20, SECONDS);
    }

    private static CompletableFuture<Long> ask(
            ConfigurableApplicationContext node, Object command) {
        return node.getBean(CommandGateway.class).send(command);
    }

    private static Map<String, Long> seen() {
        Map<String, Long> all = new HashMap<>(one.getBean(WhenLampMadeThenSwitchIt.class).seen());
        all.putAll(two.getBean(WhenLampMadeThenSwitchIt.class).seen());
        return all;
    }

    private static List<String> names(String lampId) {
        return Stream.of(one, two)
                .flatMap(node -> node.getBean(LampLog.class).names(lampId).stream())
                .toList();
    }

    private static PooledStreamingEventProcessor log(ConfigurableApplicationContext node) {
        return node.getBean(EventProcessingConfiguration.class)
                .eventProcessor("read.lamps", PooledStreamingEventProcessor.class)
                .orElseThrow();
    }

    private static long stored(String lampId, String type) {
        return events().sql(
                        """
                        SELECT count(*) FROM domain_event_entry
                        WHERE aggregate_identifier = :lamp AND payload_type = :type
                        """)
                .param("lamp", lampId)
                .param("type", type)
                .query(Long.class)
                .single();
    }

    private static long count(String sql) {
        return events().sql(sql).query(Long.class).single();
    }

    private static JdbcClient events() {
        return JdbcClient.create(database.schema("events"));
    }
}
