package com.bluesky.charging.device.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.adapter.link.CallOutcome.Answered;
import com.bluesky.charging.device.adapter.link.CallOutcome.Failed;
import com.bluesky.charging.device.adapter.link.CallOutcome.NotSent;
import com.bluesky.charging.device.adapter.link.CallOutcome.Reason;
import com.bluesky.charging.device.adapter.link.CallOutcome.Unanswered;
import com.bluesky.charging.device.adapter.wire.ErrorCode;
import com.bluesky.charging.device.adapter.wire.WireLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PileServerTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final PileDatabase DATABASE = PileDatabase.fresh();

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final CountDownLatch holding = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    /** Echoes, fails, or holds the line until the test lets go. */
    private final PileAction dataTransfer =
            new PileAction() {
                @Override
                public String name() {
                    return "DataTransfer";
                }

                @Override
                public ObjectNode answer(PileCall call) {
                    String data = call.payload().optionalText("data").orElse("");
                    if (data.equals("fail")) {
                        throw new IllegalStateException("The database is lost.");
                    }
                    if (data.equals("hold")) {
                        hold();
                    }
                    handled.add(data);
                    return JsonNodeFactory.instance
                            .objectNode()
                            .put("status", "Accepted")
                            .put("data", data.equals("large") ? "x".repeat(60_000) : data);
                }
            };

    private final LinkedHouse house =
            new LinkedHouse(
                            DATABASE,
                            List.of(dataTransfer),
                            LinkedHouse.impatient(),
                            Clock.systemUTC())
                    .start();

    private final int port = house.server().port();

    private void hold() {
        holding.countDown();
        try {
            assertThat(gate.await(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        gate.countDown();
        house.close();
    }

    @Test
    void a_known_device_is_let_in_and_answered() {
        try (TestPile pile = house.connect("dev-1")) {
            assertThat(pile.ask("DataTransfer", data("hello")).path("data").asString(""))
                    .isEqualTo("hello");
        }
    }

    @Test
    void a_wrong_password_an_unknown_device_and_another_devices_credentials_are_refused() {
        var uri = house.uri("dev-1");
        assertThat(TestPile.refusal(uri, TestPile.basic("dev-1", "wrong"))).isEqualTo(401);
        assertThat(TestPile.refusal(uri, TestPile.basic("dev-2", LinkedHouse.PASSWORD)))
                .isEqualTo(401);
        assertThat(TestPile.refusal(uri, "Basic ???")).isEqualTo(401);
        assertThat(TestPile.refusal(uri, "Bearer token")).isEqualTo(401);
        assertThat(
                        TestPile.refusal(
                                house.uri("unknown"),
                                TestPile.basic("unknown", LinkedHouse.PASSWORD)))
                .isEqualTo(401);
    }

    @Test
    void a_path_that_names_no_device_is_not_found() {
        assertThat(TestPile.refusal(house.uri("dev-1/more"), "Basic ???")).isEqualTo(404);
        assertThat(TestPile.refusal(house.uri("x".repeat(65)), "Basic ???")).isEqualTo(404);
    }

    @Test
    void a_database_that_is_lost_refuses_nobody_for_good() {
        assertThat(
                        TestPile.refusal(
                                house.uri("dev-database-lost"),
                                TestPile.basic("dev-database-lost", LinkedHouse.PASSWORD)))
                .isEqualTo(503);
    }

    @Test
    void another_subprotocol_is_closed_after_the_handshake() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.server().port())) {
            handshake(socket, "dev-1", "ocpp9.9");
            String answer = readToEnd(socket);
            assertThat(answer)
                    .startsWith("HTTP/1.1 101")
                    .doesNotContainIgnoringCase("sec-websocket-protocol");
        }
        assertThat(house.links().holds("dev-1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /ocpp/dev-1 HTTP/1.1,426",
        "POST /ocpp/dev-1 HTTP/1.1,426",
        "GET / HTTP/1.1,404",
        "complete nonsense,400"
    })
    void what_is_no_handshake_is_refused(String requestLine, String status) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.server().port())) {
            write(socket, requestLine + "\r\nHost: piles\r\n\r\n");
            assertThat(readToEnd(socket)).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void who_does_not_complete_the_handshake_is_closed() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.server().port())) {
            write(socket, "GET /ocpp/dev-1 HTTP/1.1\r\n");
            assertThat(readToEnd(socket)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | -1 | FormationViolation",
                "[2,\"7\",\"DataTransfer\"] | 7 | FormationViolation",
                "[2,\"7\",\"MakeCoffee\",{}] | 7 | NotImplemented",
                "[2,\"7\",\"FirmwareStatusNotification\",{}] | 7 | NotSupported",
                "[2,\"7\",\"DataTransfer\",{}] | 7 | OccurenceConstraintViolation",
                "[2,\"7\",\"DataTransfer\",{\"vendorId\":7}] | 7 | TypeConstraintViolation",
                "[2,\"7\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"fail\"}] | 7 | InternalError"
            })
    void a_bad_call_is_answered_by_its_error_and_the_link_goes_on(
            String frame, String messageId, String code) {
        try (TestPile pile = house.connect("dev-1")) {
            pile.send(frame);
            JsonNode answer = pile.next();
            assertThat(answer.get(0).asInt()).isEqualTo(4);
            assertThat(answer.get(1).asString()).isEqualTo(messageId);
            assertThat(answer.get(2).asString()).isEqualTo(code);
            assertThat(answer.toString()).doesNotContain("Exception").doesNotContain("database");
            assertThat(pile.ask("DataTransfer", data("still there"))).isNotNull();
        }
    }

    @Test
    void unknown_message_types_and_answers_to_nothing_are_ignored() {
        try (TestPile pile = house.connect("dev-1")) {
            pile.send("[9,\"7\",{}]");
            pile.send("[3,\"7\",{}]");
            assertThat(pile.ask("DataTransfer", data("still there"))).isNotNull();
        }
    }

    @Test
    void a_message_in_fragments_is_put_together() {
        try (TestPile pile = house.connect("dev-1")) {
            pile.sendPart("[2,\"7\",\"DataTr", false);
            pile.sendPart("ansfer\",{\"vendorId\":\"v\"}]", true);
            assertThat(pile.next().get(0).asInt()).isEqualTo(3);
        }
    }

    @Test
    void a_message_of_64_kib_is_read_and_a_longer_one_ends_the_connection() {
        try (TestPile pile = house.connect("dev-1")) {
            String frame = "[2,\"7\",\"DataTransfer\"," + data("") + "]";
            String padding = "x".repeat(WireLimits.FRAME_BYTES - frame.length());
            pile.send("[2,\"7\",\"DataTransfer\"," + data(padding) + "]");
            assertThat(pile.next().get(0).asInt()).isEqualTo(3);
            pile.send("[2,\"7\",\"DataTransfer\"," + data(padding + "x") + "]");
            assertThat(pile.closeStatus()).isIn(1009, 1006);
        }
    }

    @Test
    void a_binary_message_ends_the_connection() {
        try (TestPile pile = house.connect("dev-1")) {
            pile.sendBinary(new byte[] {1, 2, 3});
            assertThat(pile.closeStatus()).isIn(1003, 1006);
        }
    }

    @Test
    void messages_of_one_pile_are_handled_and_answered_in_order() {
        try (TestPile pile = house.connect("dev-1")) {
            pile.send("[2,\"0\",\"DataTransfer\"," + data("hold") + "]");
            List<String> expected = new ArrayList<>(List.of("hold"));
            for (int i = 1; i <= 3 * LinkLimits.QUEUED_FRAMES; i++) {
                pile.send("[2,\"" + i + "\",\"DataTransfer\"," + data("" + i) + "]");
                expected.add("" + i);
            }
            gate.countDown();
            for (int i = 0; i < expected.size(); i++) {
                assertThat(pile.next().get(1).asString()).isEqualTo("" + i);
            }
            assertThat(handled).isEqualTo(expected);
        }
    }

    @Test
    void one_pile_that_waits_does_not_hold_up_another() {
        try (TestPile slow = house.connect("dev-1");
                TestPile quick = house.connect("dev-2")) {
            slow.send("[2,\"0\",\"DataTransfer\"," + data("hold") + "]");
            assertThat(quick.ask("DataTransfer", data("quick"))).isNotNull();
        }
    }

    @Test
    void a_second_connection_of_a_device_replaces_the_first() {
        try (TestPile first = house.connect("dev-1")) {
            awaitLinked("dev-1");
            try (TestPile second = house.connect("dev-1")) {
                assertThat(first.closeStatus()).isEqualTo(1008);
                assertThat(second.ask("DataTransfer", data("hello"))).isNotNull();
                assertThat(house.links().holds("dev-1")).isTrue();
                assertThat(house.links().online("dev-1")).isTrue();
            }
        }
    }

    @Test
    void a_call_is_answered_and_the_answer_checked() throws Exception {
        try (TestPile pile = house.connect("dev-1")) {
            awaitLinked("dev-1");
            var outcome = call("dev-1", "Reset");
            JsonNode asked = pile.next();
            assertThat(asked.get(2).asString()).isEqualTo("Reset");
            pile.answer(asked, "{\"status\":\"Accepted\"}");
            assertThat(get(outcome)).isInstanceOf(Answered.class);

            outcome = call("dev-1", "Reset");
            pile.answer(pile.next(), "{\"status\":\"Perhaps\"}");
            assertThat(get(outcome)).isInstanceOf(Unanswered.class);

            outcome = call("dev-1", "Reset");
            pile.send("[4,\"" + pile.next().get(1).asString() + "\",\"NotSupported\",\"no\",{}]");
            assertThat(get(outcome)).isEqualTo(new Failed(ErrorCode.NOT_SUPPORTED, "no"));

            outcome = call("dev-1", "Reset");
            pile.send("[3,\"" + pile.next().get(1).asString() + "\"]");
            assertThat(get(outcome)).isInstanceOf(Unanswered.class);
        }
    }

    @Test
    void calls_are_asked_one_at_a_time_and_32_wait_at_the_most() throws Exception {
        try (TestPile pile = house.connect("dev-1")) {
            awaitLinked("dev-1");
            List<CompletableFuture<CallOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < 1 + LinkLimits.QUEUED_CALLS; i++) {
                outcomes.add(call("dev-1", "Reset"));
            }
            assertThat(get(call("dev-1", "Reset"))).isEqualTo(new NotSent(Reason.QUEUE_FULL));
            for (CompletableFuture<CallOutcome> outcome : outcomes) {
                JsonNode asked = pile.next();
                assertThat(pile.received()).isEmpty();
                pile.answer(asked, "{\"status\":\"Accepted\"}");
                assertThat(get(outcome)).isInstanceOf(Answered.class);
            }
        }
    }

    @Test
    void a_call_without_an_answer_times_out_and_the_next_one_is_asked() throws Exception {
        try (TestPile pile = house.connect("dev-1")) {
            awaitLinked("dev-1");
            var unanswered = call("dev-1", "Reset");
            var next = call("dev-1", "ClearCache");
            JsonNode late = pile.next();
            assertThat(get(unanswered)).isInstanceOf(Unanswered.class);
            JsonNode asked = pile.next();
            pile.answer(late, "{\"status\":\"Accepted\"}");
            pile.answer(asked, "{\"status\":\"Accepted\"}");
            assertThat(get(next)).isInstanceOf(Answered.class);
        }
    }

    @Test
    void a_call_whose_time_is_over_is_not_sent() throws Exception {
        try (TestPile pile = house.connect("dev-1")) {
            awaitLinked("dev-1");
            var first = call("dev-1", "Reset");
            var expired =
                    house.links()
                            .call("dev-1", new PileRequest("ClearCache", empty(), Instant.EPOCH));
            pile.answer(pile.next(), "{\"status\":\"Accepted\"}");
            assertThat(get(first)).isInstanceOf(Answered.class);
            assertThat(get(expired)).isEqualTo(new NotSent(Reason.EXPIRED));
        }
    }

    @Test
    void a_lost_link_leaves_what_was_sent_unanswered_and_the_rest_unsent() throws Exception {
        TestPile pile = house.connect("dev-1");
        awaitLinked("dev-1");
        var sent = call("dev-1", "Reset");
        var waiting = call("dev-1", "ClearCache");
        pile.next();
        pile.close();
        assertThat(get(sent)).isInstanceOf(Unanswered.class);
        assertThat(get(waiting)).isEqualTo(new NotSent(Reason.OFFLINE));
        await().atMost(SOON).until(() -> !house.links().holds("dev-1"));
        assertThat(get(call("dev-1", "Reset"))).isEqualTo(new NotSent(Reason.OFFLINE));
        await().atMost(SOON).until(() -> !house.links().online("dev-1"));
    }

    @Test
    void a_silent_pile_that_answers_pings_stays_linked() {
        try (TestPile pile = house.connect("dev-1")) {
            awaitLinked("dev-1");
            Instant before = lastSeen("dev-1");
            await().atMost(SOON)
                    .until(() -> lastSeen("dev-1").isAfter(before.plus(Duration.ofSeconds(1))));
            assertThat(pile.isClosed()).isFalse();
        }
    }

    @Test
    void a_dead_pile_is_closed() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.server().port())) {
            handshake(socket, "dev-1", "ocpp1.6");
            awaitLinked("dev-1");
            await().atMost(SOON).until(() -> !house.links().holds("dev-1"));
        }
    }

    @Test
    void a_pile_that_takes_no_answers_is_not_read_and_in_the_end_closed() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.server().port())) {
            socket.setReceiveBufferSize(4096);
            handshake(socket, "dev-1", "ocpp1.6");
            awaitLinked("dev-1");
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> flood(socket));
            await().atMost(SOON).until(() -> !house.links().holds("dev-1"));
            assertThat(handled).hasSizeLessThan(1_000);
            writer.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void a_node_that_starts_again_gives_back_what_its_former_life_held() {
        DATABASE.jdbc()
                .sql(
                        """
                        insert into link values ('dev-old', 'node-1', 0, now(), now())
                        on conflict (device_id) do update set node = 'node-1', last_seen_at = now()
                        """)
                .update();
        assertThat(house.links().online("dev-old")).isTrue();
        try (LinkedHouse again =
                new LinkedHouse(DATABASE, List.of(), LinkedHouse.impatient(), Clock.systemUTC())
                        .start()) {
            assertThat(again.links().online("dev-old")).isFalse();
        }
    }

    @Test
    void a_lease_runs_out_when_nothing_is_heard() {
        try (LinkedHouse later =
                new LinkedHouse(
                        DATABASE,
                        List.of(),
                        LinkedHouse.impatient(),
                        Clock.offset(
                                Clock.systemUTC(), LinkLimits.LEASE.plus(Duration.ofMinutes(1))))) {
            try (TestPile pile = house.connect("dev-lease")) {
                awaitLinked("dev-lease");
                assertThat(pile.isClosed()).isFalse();
                assertThat(house.links().online("dev-lease")).isTrue();
                assertThat(later.links().online("dev-lease")).isFalse();
            }
        }
        assertThat(house.links().find(List.of("dev-never")).getFirst().lastSeenAt()).isNull();
    }

    @Test
    void what_was_received_is_handled_and_answered_before_the_server_stops() throws Exception {
        try (TestPile pile = house.connect("dev-1")) {
            pile.send("[2,\"1\",\"DataTransfer\"," + data("hold") + "]");
            assertThat(holding.await(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
            CompletableFuture<Void> stopping = CompletableFuture.runAsync(house.server()::stop);
            await().atMost(SOON).until(this::refusesConnections);
            assertThat(stopping).isNotDone();
            gate.countDown();
            assertThat(pile.next().get(0).asInt()).isEqualTo(3);
            assertThat(pile.closeStatus()).isEqualTo(1001);
            stopping.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(house.links().online("dev-1")).isFalse();
        }
    }

    private boolean refusesConnections() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return !socket.isConnected();
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void a_taken_port_is_one_clear_message() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                LinkedHouse second =
                        new LinkedHouse(
                                DATABASE,
                                List.of(),
                                LinkedHouse.impatient(),
                                Clock.systemUTC(),
                                LinkedHouse.settings(
                                        taken.getLocalPort(), LinkSettings.OFF, null, null))) {
            assertThatIllegalStateException()
                    .isThrownBy(second::start)
                    .withMessageContaining("port " + taken.getLocalPort())
                    .withMessageContaining("bluesky.pile.port");
            assertThat(second.server().isRunning()).isFalse();
        }
    }

    @Test
    void a_missing_certificate_is_one_clear_message() {
        try (LinkedHouse second =
                new LinkedHouse(
                        DATABASE,
                        List.of(),
                        LinkedHouse.impatient(),
                        Clock.systemUTC(),
                        LinkedHouse.settings(LinkSettings.OFF, 0, null, null))) {
            assertThatIllegalStateException()
                    .isThrownBy(second::start)
                    .withMessageContaining("bluesky.tls.certificate");
        }
    }

    private CompletableFuture<CallOutcome> call(String deviceId, String action) {
        ObjectNode payload = empty();
        if (action.equals("Reset")) {
            payload.put("type", "Soft");
        }
        return house.links()
                .call(
                        deviceId,
                        new PileRequest(action, payload, Instant.now().plus(Duration.ofHours(1))));
    }

    private static CallOutcome get(CompletableFuture<CallOutcome> outcome) throws Exception {
        return outcome.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void awaitLinked(String deviceId) {
        await().atMost(SOON).until(() -> house.links().holds(deviceId));
    }

    private Instant lastSeen(String deviceId) {
        Instant seen = house.links().find(List.of(deviceId)).getFirst().lastSeenAt();
        assertThat(seen).isNotNull();
        return seen == null ? Instant.EPOCH : seen;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String data(String data) {
        return "{\"vendorId\":\"v\",\"data\":\"" + data + "\"}";
    }

    private static void handshake(Socket socket, String deviceId, String subprotocol)
            throws IOException {
        write(
                socket,
                """
                GET /ocpp/%s HTTP/1.1\r
                Host: piles\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Protocol: %s\r
                Authorization: %s\r
                \r
                """
                        .formatted(
                                deviceId,
                                subprotocol,
                                TestPile.basic(deviceId, LinkedHouse.PASSWORD)));
    }

    /** Asks for large answers until the connection breaks. */
    private static void flood(Socket socket) {
        byte[] text =
                ("[2,\"7\",\"DataTransfer\"," + data("large") + "]")
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[text.length + 6];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | text.length);
        System.arraycopy(text, 0, frame, 6, text.length);
        try {
            while (!socket.isClosed()) {
                socket.getOutputStream().write(frame);
            }
        } catch (IOException expected) {
            assertThat(expected).isNotNull();
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readToEnd(Socket socket) throws IOException {
        socket.setSoTimeout((int) SOON.toMillis());
        InputStream input = socket.getInputStream();
        return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
