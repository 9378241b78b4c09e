package com.bluesky.charging.device.adapter.call;

import static com.bluesky.charging.device.adapter.call.Asked.OPERATOR;
import static com.bluesky.charging.device.adapter.call.Asked.SOON;
import static com.bluesky.charging.device.adapter.call.Asked.command;
import static com.bluesky.charging.order.adapter.AdapterHouse.DEVICE;
import static com.bluesky.charging.order.adapter.Charged.funds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.adapter.link.LinkLimits;
import com.bluesky.charging.device.adapter.link.PileDatabase;
import com.bluesky.charging.device.adapter.link.TestPile;
import com.bluesky.charging.device.contract.CallPile;
import com.bluesky.charging.device.contract.FindPileCall;
import com.bluesky.charging.device.contract.ListPileCalls;
import com.bluesky.charging.device.contract.PileCallPage;
import com.bluesky.charging.device.contract.PileCallState;
import com.bluesky.charging.device.contract.PileCallView;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.PageRequest;
import com.bluesky.charging.order.adapter.AdapterHouse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From the request to the outcome, at a device with a real socket. */
class DeviceCallsTest {

    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";

    private final PileDatabase database = PileDatabase.fresh();
    private final AdapterHouse house = new AdapterHouse(database);
    private final Asked admin = new Asked(house);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_command_reaches_the_pile_and_its_answer_is_told_as_the_pile_said_it() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            PileCallView queued = admin.reset("cmd-1");
            assertThat(queued.state()).isEqualTo(PileCallState.QUEUED);
            assertThat(queued.askedByKind()).isEqualTo("customer");
            assertThat(queued.askedById()).isEqualTo("cus-1");

            JsonNode call = pile.next();
            assertThat(call.get(2).asString()).isEqualTo("Reset");
            assertThat(call.get(3).toString()).isEqualTo("{\"type\":\"Soft\"}");
            assertThat(admin.view("cmd-1").state()).isEqualTo(PileCallState.SENT);
            pile.answer(call, "{\"status\":\"Rejected\"}");

            PileCallView over = admin.awaitState("cmd-1", PileCallState.ANSWERED);
            assertThat(over.response()).isEqualTo("{\"status\":\"Rejected\"}");
            assertThat(over.request()).isEqualTo("{\"type\":\"Soft\"}");
            assertThat(over.sentAt()).isNotNull();
            assertThat(over.settledAt()).isNotNull();
            assertThat(text("key_id || request_id")).isEqualTo("key-1req-1");
        }
    }

    @Test
    void an_error_is_told_with_its_code() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            admin.reset("cmd-1");
            pile.send("[4,\"" + pile.next().get(1).asString() + "\",\"NotSupported\",\"no\",{}]");
            PileCallView over = admin.awaitState("cmd-1", PileCallState.FAILED);
            assertThat(over.code()).isEqualTo("NotSupported");
            assertThat(over.detail()).isEqualTo("no");
            assertThat(over.response()).isNull();
        }
    }

    @Test
    void an_answer_that_makes_no_sense_leaves_the_outcome_unknown() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            admin.reset("cmd-1");
            pile.answer(pile.next(), "{\"status\":\"Perhaps\"}");
            admin.awaitState("cmd-1", PileCallState.UNANSWERED);
        }
    }

    @Test
    void a_lost_link_leaves_what_was_sent_unanswered_and_what_waited_unsent() {
        house.start().withDevice();
        TestPile pile = house.connect(DEVICE);
        admin.reset("cmd-1");
        pile.next();
        admin.reset("cmd-2");
        pile.close();
        assertThat(admin.awaitState("cmd-1", PileCallState.UNANSWERED).detail()).contains("lost");
        assertThat(admin.awaitState("cmd-2", PileCallState.NOT_SENT).code()).isEqualTo("OFFLINE");
    }

    @Test
    void a_command_to_a_device_that_is_not_linked_is_refused_and_not_queued() {
        house.start().withDevice();
        admin.refuses("DEVICE_OFFLINE", () -> admin.reset("cmd-1"));
        try (TestPile pile = house.connect(DEVICE)) {
            admin.reset("cmd-1");
            assertThat(pile.next().get(2).asString()).isEqualTo("Reset");
        }
    }

    @Test
    void a_command_whose_time_is_over_is_not_sent() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            admin.reset("cmd-1");
            JsonNode first = pile.next();
            admin.ask(command("cmd-2", "ClearCache", "{}", Duration.ofMillis(1)));
            assertThat(admin.awaitState("cmd-2", PileCallState.NOT_SENT).code())
                    .isEqualTo("EXPIRED");
            admin.ask("cmd-3", "GetLocalListVersion", "{}");
            pile.answer(first, ACCEPTED);
            assertThat(pile.next().get(2).asString()).isEqualTo("GetLocalListVersion");
        }
    }

    @Test
    void what_was_sent_before_a_crash_is_unanswered_and_never_sent_again() {
        stored("cmd-1", "SENT", AdapterHouse.NODE);
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            admin.awaitState("cmd-1", PileCallState.UNANSWERED);
            admin.ask("cmd-2", "ClearCache", "{}");
            assertThat(pile.next().get(2).asString()).isEqualTo("ClearCache");
        }
    }

    @Test
    void what_another_node_sent_does_not_hold_up_what_comes_after() {
        stored("cmd-1", "SENT", "node-2");
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            admin.ask("cmd-2", "ClearCache", "{}");
            assertThat(pile.next().get(2).asString()).isEqualTo("ClearCache");
            assertThat(admin.view("cmd-1").state()).isEqualTo(PileCallState.SENT);
        }
    }

    @Test
    void a_command_that_one_node_takes_is_sent_by_the_node_that_holds_the_socket() {
        house.start().withDevice();
        try (AdapterHouse other = new AdapterHouse(database, "node-2").start();
                TestPile pile = other.connect(DEVICE)) {
            admin.reset("cmd-1");
            pile.answer(pile.next(), ACCEPTED);
            admin.awaitState("cmd-1", PileCallState.ANSWERED);
            assertThat(text("node")).isEqualTo("node-2");
        }
    }

    @Test
    void thirty_two_commands_may_wait_and_one_more_is_refused() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            for (int i = 1; i <= LinkLimits.QUEUED_CALLS; i++) {
                admin.reset("cmd-" + i);
            }
            admin.refuses("COMMAND_QUEUE_FULL", () -> admin.reset("cmd-33"));
            pile.answer(pile.next(), ACCEPTED);
            admin.awaitState("cmd-1", PileCallState.ANSWERED);
            admin.reset("cmd-33");
            for (int i = 2; i <= LinkLimits.QUEUED_CALLS + 1; i++) {
                pile.answer(pile.next(), ACCEPTED);
                admin.awaitState("cmd-" + i, PileCallState.ANSWERED);
            }
        }
    }

    @Test
    void not_one_more_is_taken_when_all_come_at_once() throws Exception {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            List<Callable<PileCallView>> all =
                    IntStream.rangeClosed(1, 2 * LinkLimits.QUEUED_CALLS)
                            .<Callable<PileCallView>>mapToObj(i -> () -> admin.reset("cmd-" + i))
                            .toList();
            assertThat(succeeded(all)).hasSize(LinkLimits.QUEUED_CALLS);
            assertThat(admin.rows()).isEqualTo(LinkLimits.QUEUED_CALLS);
            pile.next();
        }
    }

    @Test
    void a_request_that_comes_twice_at_once_is_one_call() throws Exception {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            assertThat(succeeded(Collections.nCopies(8, () -> admin.reset("cmd-1")))).hasSize(8);
            assertThat(admin.rows()).isEqualTo(1);
            pile.answer(pile.next(), ACCEPTED);
            admin.awaitState("cmd-1", PileCallState.ANSWERED);
        }
    }

    private static List<PileCallView> succeeded(List<Callable<PileCallView>> all)
            throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(all).stream()
                    .filter(each -> each.state() == Future.State.SUCCESS)
                    .map(Future::resultNow)
                    .toList();
        }
    }

    @Test
    void a_list_of_commands_does_not_delay_a_drivers_start() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            admin.reset("cmd-1");
            JsonNode first = pile.next();
            admin.reset("cmd-2");
            admin.reset("cmd-3");
            house.handle(funds("ord-1"));
            await().atMost(SOON).until(() -> sentStarts() == 1);
            assertThat(admin.view("cmd-2").state()).isEqualTo(PileCallState.QUEUED);
            pile.answer(first, ACCEPTED);
            assertThat(pile.next().get(2).asString()).isEqualTo("RemoteStartTransaction");
        }
    }

    @Test
    void a_repeat_answers_what_is_known_and_asks_the_pile_nothing() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            admin.reset("cmd-1");
            pile.answer(pile.next(), ACCEPTED);
            PileCallView over = admin.awaitState("cmd-1", PileCallState.ANSWERED);
            assertThat(admin.reset("cmd-1")).isEqualTo(over);
            admin.refuses(
                    "IDEMPOTENCY_KEY_REUSED",
                    () -> admin.ask("cmd-1", "Reset", "{\"type\":\"Hard\"}"));
            admin.ask("cmd-2", "ClearCache", "{}");
            assertThat(pile.next().get(2).asString()).isEqualTo("ClearCache");
        }
        await().atMost(SOON).until(() -> admin.view("cmd-2").state().isOver());
        assertThat(admin.reset("cmd-1").state()).isEqualTo(PileCallState.ANSWERED);
    }

    @Test
    void another_operator_neither_asks_nor_reads() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            CallPile mine = command("cmd-1", "Reset", "{\"type\":\"Soft\"}");
            CallPile foreign =
                    new CallPile(
                            "cmd-2",
                            DEVICE,
                            "op-2",
                            mine.action(),
                            mine.payload(),
                            null,
                            new Fingerprint(List.of("k1:a")),
                            mine.at(),
                            mine.expiresAt());
            admin.refuses("DEVICE_NOT_FOUND", () -> admin.ask(foreign));
            admin.ask(mine);
            pile.next();
        }
        DeviceCallQueries queries = house.part(DeviceCallQueries.class);
        assertThat(queries.find(new FindPileCall("op-2", DEVICE, "cmd-1"))).isEmpty();
        assertThat(queries.find(new FindPileCall(OPERATOR, "dev-2", "cmd-1"))).isEmpty();
        assertThat(queries.list(new ListPileCalls("op-2", DEVICE, null, page(null))).items())
                .isEmpty();
    }

    @Test
    void commands_are_listed_newest_first_page_by_page() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            for (int i = 1; i <= 5; i++) {
                admin.reset("cmd-" + i);
            }
            pile.next();
            PileCallPage first = list(null);
            assertThat(ids(first)).containsExactly("cmd-5", "cmd-4");
            PileCallPage second = list(first.next());
            assertThat(ids(second)).containsExactly("cmd-3", "cmd-2");
            PileCallPage last = list(second.next());
            assertThat(ids(last)).containsExactly("cmd-1");
            assertThat(last.next()).isNull();
        }
    }

    @Test
    void what_a_pile_was_told_is_kept_only_until_it_is_over() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            PileCallView asked =
                    admin.ask(
                            "cmd-1",
                            "RemoteStartTransaction",
                            "{\"connectorId\":1,\"idTag\":\"04A1B2C3\"}");
            assertThat(asked.request()).isEqualTo("{\"connectorId\":1,\"idTag\":\"***\"}");
            JsonNode call = pile.next();
            assertThat(call.get(3).get("idTag").asString()).isEqualTo("04A1B2C3");
            assertThat(text("payload")).contains("04A1B2C3");
            pile.answer(call, ACCEPTED);
            admin.awaitState("cmd-1", PileCallState.ANSWERED);
            assertThat(text("device_call")).doesNotContain("04A1B2C3");
        }
    }

    @Test
    void two_hundred_calls_keep_their_content_and_the_next_one_costs_the_oldest_its_own() {
        house.start().withDevice();
        stored(CallBounds.KEPT, "now()");
        DeviceCallTable calls = house.part(DeviceCallTable.class);
        calls.forgetMore(DEVICE);
        assertThat(contents()).isEqualTo(CallBounds.KEPT);

        try (TestPile pile = house.connect(DEVICE)) {
            admin.reset("cmd-new");
            pile.next();
            assertThat(contents()).isEqualTo(CallBounds.KEPT);
            PileCallView oldest = admin.view("cmd-old-1");
            assertThat(oldest.state()).isEqualTo(PileCallState.ANSWERED);
            assertThat(oldest.request()).isNull();
            assertThat(oldest.response()).isNull();
            assertThat(admin.view("cmd-old-2").request()).isNotNull();
        }
    }

    @Test
    void content_is_forgotten_after_ninety_days_and_a_repeat_is_known_still() {
        house.start().withDevice();
        stored(1, "now() - interval '90 days' + interval '1 minute'");
        house.part(CallKeeper.class).round();
        assertThat(contents()).isEqualTo(1);

        house.jdbc().sql("update device_call set created_at = now() - interval '90 days'").update();
        house.part(CallKeeper.class).round();
        assertThat(contents()).isZero();
        assertThat(list(null).items()).isEmpty();
        Instant now = Instant.now();
        PileCallView known =
                admin.ask(
                        new CallPile(
                                "cmd-old-1",
                                DEVICE,
                                OPERATOR,
                                "Reset",
                                "{\"type\":\"Soft\"}",
                                null,
                                new Fingerprint(List.of("k2:b", "k1:a")),
                                now,
                                now));
        assertThat(known.state()).isEqualTo(PileCallState.ANSWERED);
    }

    @Test
    void commands_that_changed_since_are_listed_as_they_are_sent_and_settled() {
        house.start().withDevice();
        try (TestPile pile = house.connect(DEVICE)) {
            PileCallView queued = admin.reset("cmd-1");
            JsonNode call = pile.next();
            pile.answer(call, ACCEPTED);
            PileCallView over = admin.awaitState("cmd-1", PileCallState.ANSWERED);
            PileCallView later = admin.reset("cmd-2");

            assertThat(over.updatedAt())
                    .isEqualTo(over.settledAt())
                    .isAfterOrEqualTo(queued.updatedAt());
            assertThat(ids(since(queued.createdAt()))).containsExactly("cmd-2", "cmd-1");
            assertThat(ids(since(over.updatedAt()))).contains("cmd-1");
            assertThat(ids(since(over.updatedAt().plusNanos(1_000)))).doesNotContain("cmd-1");
            assertThat(ids(since(later.createdAt().plusSeconds(60)))).isEmpty();
        }
    }

    private PileCallPage since(Instant instant) {
        return house.part(DeviceCallQueries.class)
                .list(new ListPileCalls(OPERATOR, DEVICE, instant, page(null)));
    }

    private PileCallPage list(@Nullable String after) {
        return house.part(DeviceCallQueries.class)
                .list(new ListPileCalls(OPERATOR, DEVICE, null, page(after)));
    }

    private static PageRequest page(@Nullable String after) {
        return new PageRequest(2, after);
    }

    private static List<String> ids(PileCallPage page) {
        return page.items().stream().map(PileCallView::callId).toList();
    }

    private void stored(String publicId, String state, String node) {
        house.jdbc()
                .sql(
                        """
                        insert into device_call (public_id, device_id, operator_id, action, payload, shown, fingerprint, actor_kind,
                            state, node, expires_at, created_at)
                        values (:id, :device, 'op-1', 'Reset', '{"type":"Soft"}', '{"type":"Soft"}', 'k1:a', 'customer',
                            :state, :node, now() + interval '90 s', now())
                        """)
                .param("id", publicId)
                .param("device", DEVICE)
                .param("state", state)
                .param("node", node)
                .update();
    }

    /** Calls that are over. */
    private void stored(int number, String createdAt) {
        IntStream.rangeClosed(1, number).forEach(i -> stored("cmd-old-" + i, "DONE", "node-1"));
        house.jdbc()
                .sql(
                        """
                        update device_call set outcome = 'ANSWERED', response = '{"status":"Accepted"}', payload = null,
                            created_at = %s
                        """
                                .formatted(createdAt))
                .update();
    }

    private int contents() {
        return count("select count(*) from device_call where shown is not null");
    }

    private int sentStarts() {
        return count("select count(*) from call where state = 'SENT'");
    }

    private int count(String sql) {
        return house.jdbc().sql(sql).query(Integer.class).single();
    }

    /** What the only call has in a column, or in all of them. */
    private String text(String column) {
        return house.jdbc()
                .sql("select cast(" + column + " as text) from device_call")
                .query((row, number) -> row.getString(1))
                .single();
    }
}
