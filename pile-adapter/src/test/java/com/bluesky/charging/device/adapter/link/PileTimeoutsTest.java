package com.bluesky.charging.device.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.adapter.link.CallOutcome.Answered;
import com.bluesky.charging.device.adapter.link.CallOutcome.Unanswered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PileTimeoutsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final PileDatabase DATABASE = PileDatabase.fresh();

    private final AtomicInteger handled = new AtomicInteger();

    private final PileAction largeAnswers =
            new PileAction() {
                @Override
                public String name() {
                    return "Heartbeat";
                }

                @Override
                public ObjectNode answer(PileCall call) {
                    handled.incrementAndGet();
                    return JsonNodeFactory.instance
                            .objectNode()
                            .put("currentTime", "x".repeat(60_000));
                }
            };

    private final LinkedHouse house =
            new LinkedHouse(
                            DATABASE,
                            List.of(largeAnswers),
                            LinkedHouse.impatient(),
                            Clock.systemUTC())
                    .start();

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void who_does_not_complete_the_handshake_is_closed() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.server().port())) {
            RawSocket.write(socket, "GET /ocpp/dev-1 HTTP/1.1\r\n");
            assertThat(RawSocket.readToEnd(socket)).isEmpty();
        }
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
            RawSocket.handshake(socket, "dev-1", "ocpp1.6");
            awaitLinked("dev-1");
            await().atMost(SOON).until(() -> !house.links().holds("dev-1"));
        }
    }

    @Test
    void a_pile_that_takes_no_answers_is_not_read_and_in_the_end_closed() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), house.server().port())) {
            socket.setReceiveBufferSize(4096);
            RawSocket.handshake(socket, "dev-1", "ocpp1.6");
            awaitLinked("dev-1");
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> flood(socket));
            await().atMost(SOON).until(() -> !house.links().holds("dev-1"));
            // What one read holds, what may wait to be handled, and what the system's own buffers
            // of
            // some megabytes take of answers of 60 KB; without a limit it would be all that was
            // sent.
            assertThat(handled.get()).isBetween(1, 1_000);
            writer.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Test
    void a_pile_whose_application_is_dead_is_closed_though_it_answers_pings() {
        try (LinkedHouse silent = silent();
                TestPile pile = silent.connect("dev-dead")) {
            JsonNode question = pile.next();
            assertThat(question.get(2).asString()).isEqualTo("TriggerMessage");
            assertThat(pile.closeStatus()).isEqualTo(1008);
            assertThat(pile.received()).as("asked once").isEmpty();
            await().atMost(SOON).until(() -> !silent.links().holds("dev-dead"));
        }
    }

    @Test
    void a_silent_pile_that_answers_when_it_is_asked_stays_linked() {
        try (LinkedHouse silent = silent();
                TestPile pile = silent.connect("dev-quiet")) {
            for (int i = 0; i < 2; i++) {
                String asked = pile.next().get(1).asString();
                pile.send("[4,\"" + asked + "\",\"NotImplemented\",\"\",{}]");
            }
            assertThat(pile.isClosed()).isFalse();
        }
    }

    private static LinkedHouse silent() {
        return new LinkedHouse(
                        DATABASE,
                        List.of(),
                        LinkedHouse.silent(Duration.ofSeconds(1)),
                        Clock.systemUTC())
                .start();
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

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private Instant lastSeen(String deviceId) {
        Instant seen = house.links().find(List.of(deviceId)).getFirst().lastSeenAt();
        assertThat(seen).isNotNull();
        return seen == null ? Instant.EPOCH : seen;
    }

    /** Asks for large answers until the connection breaks. */
    private static void flood(Socket socket) {
        byte[] frame =
                RawSocket.frame("[2,\"7\",\"Heartbeat\",{}]".getBytes(StandardCharsets.US_ASCII));
        try {
            while (!socket.isClosed()) {
                socket.getOutputStream().write(frame);
            }
        } catch (IOException expected) {
            assertThat(expected).isNotNull();
        }
    }
}
