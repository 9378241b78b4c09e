package com.bluesky.charging.order.adapter.dispatch;

import static com.bluesky.charging.order.adapter.AdapterHouse.DEVICE;
import static com.bluesky.charging.order.adapter.Charged.failed;
import static com.bluesky.charging.order.adapter.Charged.funds;
import static com.bluesky.charging.order.adapter.Charged.stopInferred;
import static com.bluesky.charging.order.adapter.Charged.stopRequested;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.adapter.call.CallTable;
import com.bluesky.charging.device.adapter.call.CallTable.Looker;
import com.bluesky.charging.device.adapter.call.Calls;
import com.bluesky.charging.device.adapter.link.PileDatabase;
import com.bluesky.charging.device.adapter.link.TestPile;
import com.bluesky.charging.kernel.Provenance;
import com.bluesky.charging.order.adapter.AdapterHouse;
import com.bluesky.charging.order.contract.OrderCommand.RecordStartAnswer;
import com.bluesky.charging.order.contract.OrderCommand.RecordStopAnswer;
import com.bluesky.charging.order.contract.StartOutcome;
import com.bluesky.charging.order.contract.StopOutcome;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DispatchTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String CHARGE =
            """
            insert into charge (order_id, device_id, connector_id, tag_mac, tag, expires_at, created_at)
            values ('%s', '%s', 1, 'mac', 'TAG', now() + interval '90 s', now())
            """;

    private static final String CALL =
            """
            insert into call (order_id, kind, attempt, device_id, connector_id, expires_at, state, node, outcome, created_at)
            values ('%s', 'START', 1, '%s', 1, now() + interval '90 s', '%s', '%s', 'ACCEPTED', now())
            """;

    private final PileDatabase database = PileDatabase.fresh();
    private final AdapterHouse house = new AdapterHouse(database);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void confirmed_funds_become_a_remote_start_by_a_one_time_tag() {
        house.start();
        try (TestPile pile = house.connect(DEVICE)) {
            house.handle(funds("ord-1"));
            JsonNode call = pile.next();
            assertThat(call.get(2).asString()).isEqualTo("RemoteStartTransaction");
            assertThat(call.get(3).get("connectorId").asInt()).isEqualTo(1);
            String tag = call.get(3).get("idTag").asString();
            assertThat(tag).matches("[A-Z2-7]{20}");
            assertThat(plainTags()).isEqualTo(1);

            pile.answer(call, "{\"status\":\"Accepted\"}");
            RecordStartAnswer answer = house.awaitStored(RecordStartAnswer.class);
            assertThat(answer.orderId()).isEqualTo("ord-1");
            assertThat(answer.outcome()).isEqualTo(StartOutcome.ACCEPTED);
            assertThat(house.lastMetaData().get(Provenance.ACTOR_ID)).isEqualTo(DEVICE);
            assertThat(house.lastMetaData().get(Provenance.CAUSATION_ID)).isNotNull();
            assertThat(plainTags()).isZero();
            await().atMost(SOON).until(() -> undone() == 0);
        }
    }

    @Test
    void a_start_is_sent_once_however_often_its_event_comes() {
        house.start();
        try (TestPile pile = house.connect(DEVICE)) {
            house.handle(funds("ord-1"), funds("ord-1"));
            house.handle(funds("ord-1"));
            pile.answer(pile.next(), "{\"status\":\"Accepted\"}");
            house.awaitStored(RecordStartAnswer.class);
            house.handle(funds("ord-1"));
            house.handle(funds("ord-2"));
            JsonNode second = pile.next();
            assertThat(rows("ord-1")).isEqualTo(1);
            assertThat(rows("ord-2")).isEqualTo(1);
            pile.answer(second, "{\"status\":\"Rejected\"}");
        }
    }

    @Test
    void a_pile_that_is_not_linked_is_offline_at_once() {
        house.start();
        house.handle(funds("ord-1"));
        assertThat(house.awaitStored(RecordStartAnswer.class).outcome())
                .isEqualTo(StartOutcome.OFFLINE);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_refused_start_is_rejected_whether_by_answer_or_by_error(boolean byAnswer) {
        house.start();
        try (TestPile pile = house.connect(DEVICE)) {
            house.handle(funds("ord-1"));
            JsonNode call = pile.next();
            if (byAnswer) {
                pile.answer(call, "{\"status\":\"Rejected\"}");
            } else {
                pile.send("[4,\"" + call.get(1).asString() + "\",\"NotSupported\",\"no\",{}]");
            }
            assertThat(house.awaitStored(RecordStartAnswer.class).outcome())
                    .isEqualTo(StartOutcome.REJECTED);
        }
    }

    @Test
    void a_start_whose_link_is_lost_is_unanswered() {
        house.start();
        TestPile pile = house.connect(DEVICE);
        house.handle(funds("ord-1"));
        pile.next();
        pile.close();
        assertThat(house.awaitStored(RecordStartAnswer.class).outcome())
                .isEqualTo(StartOutcome.UNANSWERED);
    }

    @Test
    void a_start_whose_time_is_over_is_expired_and_not_sent() {
        house.start();
        try (TestPile pile = house.connect(DEVICE)) {
            house.handle(funds("ord-1", Duration.ofSeconds(-1)));
            assertThat(house.awaitStored(RecordStartAnswer.class).outcome())
                    .isEqualTo(StartOutcome.EXPIRED);
            house.handle(stopRequested("ord-1", "7"));
            assertThat(pile.next().get(2).asString()).isEqualTo("RemoteStopTransaction");
        }
    }

    @Test
    void an_order_that_failed_before_its_start_was_sent_is_not_started_and_its_tag_forgotten() {
        house.start();
        try (TestPile pile = house.connect(DEVICE)) {
            house.handle(funds("ord-1"), failed("ord-1"));
            assertThat(plainTags()).isZero();
            house.handle(stopRequested("ord-2", "7"));
            assertThat(pile.next().get(2).asString()).isEqualTo("RemoteStopTransaction");
            assertThat(house.stored(RecordStartAnswer.class)).isEmpty();
        }
    }

    @Test
    void what_was_sent_before_a_crash_is_unanswered_and_never_sent_again() {
        queued("ord-1", "SENT");
        house.start();
        try (TestPile pile = house.connect(DEVICE)) {
            assertThat(house.awaitStored(RecordStartAnswer.class).outcome())
                    .isEqualTo(StartOutcome.UNANSWERED);
            house.handle(stopRequested("ord-2", "7"));
            assertThat(pile.next().get(2).asString()).isEqualTo("RemoteStopTransaction");
            assertThat(plainTags()).isZero();
        }
    }

    /** It was found when it was queued, and is not any more when it is taken. */
    @ParameterizedTest
    @CsvSource({"ANSWERED, EXPIRED", "DONE, "})
    void what_is_answered_or_withdrawn_while_it_is_taken_is_not_sent(
            String state, @Nullable StartOutcome told) throws Exception {
        house.start();
        try (TestPile pile = house.connect(DEVICE);
                Connection adds = database.dataSource().getConnection();
                Connection answers = database.dataSource().getConnection();
                Statement add = adds.createStatement();
                Statement answer = answers.createStatement()) {
            adds.setAutoCommit(false);
            answers.setAutoCommit(false);
            add.execute(CHARGE.formatted("ord-1", DEVICE));
            add.execute(CALL.formatted("ord-1", DEVICE, "QUEUED", AdapterHouse.NODE));
            // Whoever takes it comes after this one, who comes as soon as it is there.
            CompletableFuture<Void> locked =
                    CompletableFuture.runAsync(
                            () -> execute(answer, "lock table call in exclusive mode"));
            await().atMost(SOON).until(() -> waitingForCalls() == 1);
            adds.commit();
            locked.join();
            await("the sender is to take it").atMost(SOON).until(() -> waitingForCalls() == 1);
            execute(
                    answer,
                    "update call set state = '%s', outcome = '%s', detail = 'Meanwhile.'"
                            .formatted(state, StartOutcome.EXPIRED));
            answers.commit();

            if (told != null) {
                assertThat(house.awaitStored(RecordStartAnswer.class).outcome()).isEqualTo(told);
            }
            await().atMost(SOON).until(() -> undone() == 0);
            house.handle(stopRequested("ord-2", "7"));
            assertThat(pile.next().get(2).asString()).isEqualTo("RemoteStopTransaction");
            assertThat(house.stored(RecordStartAnswer.class)).hasSize(told == null ? 0 : 1);
        }
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int waitingForCalls() {
        return count(
                "select count(*) from pg_locks where relation = 'call'::regclass and not granted");
    }

    @Test
    void calls_of_orders_come_before_those_of_devices() {
        house.start();

        assertThat(house.parts(Calls.class)).hasSize(2).first().isInstanceOf(OrderCalls.class);
    }

    @Test
    void a_tag_does_not_show_itself() {
        OneTimeTag tag = OneTimeTag.random(new SecureRandom());

        assertThat(tag.toString()).doesNotContain(tag.text());
    }

    @Test
    void an_answer_that_the_order_has_not_heard_before_a_crash_is_told_after_it() {
        queued("ord-1", "ANSWERED");
        house.start();
        assertThat(house.awaitStored(RecordStartAnswer.class).outcome())
                .isEqualTo(StartOutcome.ACCEPTED);
        await().atMost(SOON).until(() -> undone() == 0);
    }

    @Test
    void an_answer_that_could_not_be_recorded_is_recorded_later_and_the_pile_not_asked_again() {
        house.start();
        try (TestPile pile = house.connect(DEVICE)) {
            house.failNext(2);
            house.handle(funds("ord-1"));
            pile.answer(pile.next(), "{\"status\":\"Accepted\"}");
            assertThat(house.awaitStored(RecordStartAnswer.class).outcome())
                    .isEqualTo(StartOutcome.ACCEPTED);
            house.handle(stopRequested("ord-1", "7"));
            assertThat(pile.next().get(2).asString()).isEqualTo("RemoteStopTransaction");
        }
    }

    @Test
    void another_nodes_calls_are_left_to_it() {
        queued("ord-1", "SENT");
        house.jdbc().sql("update call set node = 'node-2'").update();
        house.start();
        house.handle(funds("ord-2"));
        assertThat(house.awaitStored(RecordStartAnswer.class).orderId()).isEqualTo("ord-2");
    }

    @Test
    void calls_that_other_nodes_wait_for_hold_up_nothing_newer() {
        unanswered(CallTable.PAGE + 1, "node-2");
        house.start();
        house.handle(funds("ord-1"));
        assertThat(house.awaitStored(RecordStartAnswer.class).orderId()).isEqualTo("ord-1");
        assertThat(undone()).isGreaterThan(CallTable.PAGE);
    }

    @Test
    void calls_that_this_node_waits_for_hold_up_nothing_newer() {
        unanswered(CallTable.PAGE + 1, AdapterHouse.NODE);
        List<Long> busy =
                house.jdbc()
                        .sql("select call_id from call")
                        .query((row, number) -> row.getLong("call_id"))
                        .list();
        queued("ord-1", "QUEUED");
        Instant now = Instant.now();
        assertThat(
                        new CallQueue(database.dataSource())
                                .table()
                                .toDo(new Looker(AdapterHouse.NODE, now, now, now), busy))
                .extracting(row -> row.content().call().orderId())
                .containsExactly("ord-1");
    }

    @Test
    void more_calls_than_a_page_are_all_worked_on() {
        unanswered(2 * CallTable.PAGE + 1, AdapterHouse.NODE);
        house.start();
        await().atMost(SOON)
                .until(() ->
                        house.stored(RecordStartAnswer.class).size() == 2 * CallTable.PAGE + 1);
    }

    @Test
    void a_requested_stop_becomes_a_remote_stop() {
        house.start();
        try (TestPile pile = house.connect(DEVICE)) {
            house.handle(stopRequested("ord-1", null));
            house.handle(stopRequested("ord-2", "4711"));
            house.handle(stopRequested("ord-2", "4711"));
            JsonNode call = pile.next();
            assertThat(call.get(2).asString()).isEqualTo("RemoteStopTransaction");
            assertThat(call.get(3).get("transactionId").asInt()).isEqualTo(4711);
            pile.answer(call, "{\"status\":\"Accepted\"}");
            RecordStopAnswer answer = house.awaitStored(RecordStopAnswer.class);
            assertThat(answer.orderId()).isEqualTo("ord-2");
            assertThat(answer.outcome()).isEqualTo(StopOutcome.ACCEPTED);
            assertThat(rows("ord-1")).isZero();
        }
    }

    @Test
    void a_start_that_is_stopped_before_it_was_sent_is_not_sent_and_its_order_hears_of_it() {
        house.start();
        try (TestPile pile = house.connect(DEVICE)) {
            house.handle(funds("ord-1"), stopRequested("ord-1", null));
            RecordStartAnswer answer = house.awaitStored(RecordStartAnswer.class);
            assertThat(answer.orderId()).isEqualTo("ord-1");
            assertThat(answer.outcome()).isEqualTo(StartOutcome.EXPIRED);
            assertThat(answer.detail()).isEqualTo("Stopped before it was sent.");
            assertThat(plainTags()).isZero();
            house.handle(stopRequested("ord-2", "7"));
            assertThat(pile.next().get(2).asString()).isEqualTo("RemoteStopTransaction");
        }
    }

    @Test
    void a_stop_without_a_transaction_leaves_a_start_alone_that_was_sent() {
        house.start();
        try (TestPile pile = house.connect(DEVICE)) {
            house.handle(funds("ord-1"));
            JsonNode call = pile.next();
            house.handle(stopRequested("ord-1", null));
            pile.answer(call, "{\"status\":\"Accepted\"}");
            assertThat(house.awaitStored(RecordStartAnswer.class).outcome())
                    .isEqualTo(StartOutcome.ACCEPTED);
        }
    }

    @Test
    void an_order_whose_end_was_inferred_is_over() {
        house.start();
        house.handle(funds("ord-1"));
        assertThat(count("select count(*) from charge where not over")).isOne();
        house.handle(stopInferred("ord-1"));
        assertThat(count("select count(*) from charge where over")).isOne();
    }

    @Test
    void a_stop_of_a_pile_that_is_not_linked_is_offline() {
        house.start();
        house.handle(stopRequested("ord-1", "7"));
        assertThat(house.awaitStored(RecordStopAnswer.class).outcome())
                .isEqualTo(StopOutcome.OFFLINE);
    }

    /** Starts that were sent, of which nothing was heard. */
    private void unanswered(int number, String node) {
        house.jdbc()
                .sql(
                        """
                        insert into call (order_id, kind, attempt, device_id, connector_id, expires_at, state, node, created_at)
                        select 'silent-' || each, 'START', 1, 'silent-' || each, 1, now() + interval '90 s', 'SENT', :node, now()
                        from generate_series(1, :number) as each
                        """)
                .param("number", number)
                .param("node", node)
                .update();
    }

    private void queued(String orderId, String state) {
        house.jdbc().sql(CHARGE.formatted(orderId, DEVICE)).update();
        house.jdbc().sql(CALL.formatted(orderId, DEVICE, state, AdapterHouse.NODE)).update();
    }

    private int plainTags() {
        return count("select count(*) from charge where tag is not null");
    }

    private int undone() {
        return count("select count(*) from call where state <> 'DONE'");
    }

    private int rows(String orderId) {
        return count("select count(*) from call where order_id = '" + orderId + "'");
    }

    private int count(String sql) {
        return house.jdbc().sql(sql).query(Integer.class).single();
    }
}
