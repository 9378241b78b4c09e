package com.bluesky.charging.device.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.adapter.wire.WireLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
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
                    if (data.equals("break")) {
                        throw new NoClassDefFoundError("com/example/Forgotten");
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
                            LinkedHouse.patient(),
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
            RawSocket.handshake(socket, "dev-1", "ocpp9.9");
            String answer = RawSocket.readToEnd(socket);
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
            RawSocket.write(socket, requestLine + "\r\nHost: piles\r\n\r\n");
            assertThat(RawSocket.readToEnd(socket)).startsWith("HTTP/1.1 " + status);
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
                "[2,\"7\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"fail\"}] | 7 | InternalError",
                "[2,\"7\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"break\"}] | 7 | InternalError"
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
    void what_a_lost_connection_received_stays_before_what_the_next_one_receives()
            throws Exception {
        try (TestPile lost = house.connect("dev-1")) {
            lost.send("[2,\"0\",\"DataTransfer\"," + data("hold") + "]");
            lost.send("[2,\"1\",\"DataTransfer\"," + data("old") + "]");
            assertThat(holding.await(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
            lost.vanish();
        }
        await().atMost(SOON).until(() -> !house.links().holds("dev-1"));
        house.links().refreshLeases();
        try (TestPile next = house.connect("dev-1");
                TestPile other = house.connect("dev-2")) {
            next.send("[2,\"2\",\"DataTransfer\"," + data("new") + "]");
            assertThat(other.ask("DataTransfer", data("other"))).isNotNull();
            gate.countDown();
            assertThat(next.next().get(1).asString()).isEqualTo("2");
        }
        assertThat(handled).containsSubsequence("hold", "old", "new");
    }

    @Test
    void what_a_replaced_connection_still_sends_changes_nothing() {
        PileLink first = house.links().attach(new DeafChannel("dev-late"), 1);
        PileLink second = house.links().attach(new DeafChannel("dev-late"), 2);
        first.received("[2,\"1\",\"DataTransfer\"," + data("late") + "]");
        second.received("[2,\"2\",\"DataTransfer\"," + data("new") + "]");
        await().atMost(SOON).until(() -> handled.contains("new"));
        assertThat(handled).doesNotContain("late");
        assertThat(first.admits(1)).isFalse();
    }

    /** A connection on which nothing goes out. */
    private record DeafChannel(String deviceId) implements PileChannel {

        @Override
        public void send(String text) {}

        @Override
        public void readWhile(BooleanSupplier wanted) {}

        @Override
        public void close(int status, String reason) {}
    }

    @Test
    void only_so_many_passwords_are_checked_at_a_time_and_the_rest_wait() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        CountDownLatch goOn = house.holdPasswordChecks();
        try {
            for (int i = 0; i <= LinkLimits.PASSWORD_CHECKS; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(socket);
                RawSocket.handshake(socket, "dev-many-" + i, "ocpp1.6");
            }
            await().atMost(SOON)
                    .during(Duration.ofMillis(200))
                    .until(() -> house.passwordChecks() == LinkLimits.PASSWORD_CHECKS);
            goOn.countDown();
            for (int i = 0; i <= LinkLimits.PASSWORD_CHECKS; i++) {
                awaitLinked("dev-many-" + i);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
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
                new LinkedHouse(DATABASE, List.of(), LinkedHouse.patient(), Clock.systemUTC())
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
                        LinkedHouse.patient(),
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
                                LinkedHouse.patient(),
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
                        LinkedHouse.patient(),
                        Clock.systemUTC(),
                        LinkedHouse.settings(LinkSettings.OFF, 0, null, null))) {
            assertThatIllegalStateException()
                    .isThrownBy(second::start)
                    .withMessageContaining("bluesky.tls.certificate");
        }
    }

    private void awaitLinked(String deviceId) {
        await().atMost(SOON).until(() -> house.links().holds(deviceId));
    }

    private static String data(String data) {
        return "{\"vendorId\":\"v\",\"data\":\"" + data + "\"}";
    }
}
