package com.bluesky.charging.device.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A pile that sends too much is slowed, in the end cut, and no other pile notices. */
class FloodTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final PileDatabase DATABASE = PileDatabase.fresh();
    private static final String CALL = "[2,\"7\",\"Heartbeat\",{}]";

    /** The close code of a connection that breaks a rule of this server. */
    private static final int POLICY_VIOLATION = 1008;

    private final AtomicInteger flooded = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final PileAction heartbeat =
            new PileAction() {
                @Override
                public String name() {
                    return "Heartbeat";
                }

                @Override
                public ObjectNode answer(PileCall call) {
                    if (call.deviceId().equals("dev-flood")) {
                        flooded.incrementAndGet();
                    }
                    return JsonNodeFactory.instance.objectNode();
                }
            };

    private @Nullable LinkedHouse house;

    @AfterEach
    void stop() {
        threads.shutdownNow();
        if (house != null) {
            house.close();
        }
    }

    @Test
    void a_flood_is_slowed_to_the_rate_that_is_allowed_and_others_are_answered_meanwhile()
            throws Exception {
        LinkedHouse started = start(LinkedHouse.patient());
        try (Socket flood = socket(started);
                TestPile other = started.connect("dev-other")) {
            RawSocket.handshake(flood, "dev-flood", "ocpp1.6");
            await().atMost(SOON).until(() -> started.links().holds("dev-flood"));
            threads.execute(() -> write(flood));
            threads.execute(() -> swallow(flood));
            await().atMost(SOON).until(() -> flooded.get() >= LinkLimits.FRAMES_AT_ONCE);
            long slowedAtNanos = System.nanoTime();
            int before = flooded.get();
            for (int i = 0; i < 50; i++) {
                other.ask("Heartbeat", "{}");
            }
            await().atMost(SOON).until(() -> flooded.get() >= before + 200);
            // Never more than the rate, what one read holds, and what is under way already.
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - slowedAtNanos);
            assertThat(flooded.get() - before)
                    .isLessThan(
                            (int) (millis * LinkLimits.FRAMES_PER_SECOND / 1_000)
                                    + 2 * LinkLimits.READ_BYTES / frame(CALL).length
                                    + LinkLimits.FRAMES_PER_SECOND);
            assertThat(started.links().holds("dev-flood")).isTrue();
        }
    }

    @Test
    void a_flood_that_goes_on_is_cut_and_may_come_back_after_a_rest() throws Exception {
        LinkedHouse started =
                start(LinkedHouse.pressed(Duration.ofSeconds(1), Duration.ofSeconds(5)));
        try (TestPile other = started.connect("dev-other")) {
            try (Socket flood = socket(started)) {
                RawSocket.handshake(flood, "dev-flood", "ocpp1.6");
                await().atMost(SOON).until(() -> started.links().holds("dev-flood"));
                threads.execute(() -> write(flood));
                CompletableFuture<Integer> closed =
                        CompletableFuture.supplyAsync(() -> RawSocket.closeStatus(flood), threads);
                assertThat(closed.get(SOON.toMillis(), TimeUnit.MILLISECONDS))
                        .isIn(POLICY_VIOLATION, -1);
                await().atMost(SOON).until(() -> !started.links().holds("dev-flood"));
            }
            assertThat(other.ask("Heartbeat", "{}")).isNotNull();
            var uri = started.uri("dev-flood");
            String own = TestPile.basic("dev-flood", LinkedHouse.PASSWORD);
            assertThat(TestPile.refusal(uri, own)).isEqualTo(429);
            assertThat(TestPile.refusal(uri, TestPile.basic("dev-flood", "wrong"))).isEqualTo(401);
            await().atMost(SOON).until(() -> started.links().restOf("dev-flood").isEmpty());
            try (TestPile back = started.connect("dev-flood")) {
                assertThat(back.ask("Heartbeat", "{}")).isNotNull();
            }
        }
    }

    @Test
    void a_hundred_frames_that_cannot_be_read_are_answered_and_more_of_them_cut() {
        LinkedHouse started = start(LinkedHouse.patient());
        try (TestPile broken = started.connect("dev-broken");
                TestPile other = started.connect("dev-other")) {
            for (int i = 0; i < LinkLimits.UNREADABLE_FRAMES; i++) {
                broken.send("broken");
                assertThat(broken.next().get(0).asInt()).isEqualTo(4);
            }
            assertThat(broken.ask("Heartbeat", "{}")).isNotNull();
            // One of them is forgiven every 600 ms, so it may take some more on a slow machine.
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        broken.sendIfOpen("broken");
                        return broken.isClosed();
                    });
            assertThat(broken.closeStatus()).isEqualTo(POLICY_VIOLATION);
            assertThat(other.ask("Heartbeat", "{}")).isNotNull();
        }
    }

    @Test
    void no_more_are_kept_away_than_can_be_remembered() {
        Rests rests = new Rests(Duration.ofHours(1));
        for (int i = 0; i < LinkLimits.RESTING; i++) {
            rests.begin("dev-" + i);
        }
        assertThat(rests.of("dev-" + (LinkLimits.RESTING - 1))).isPresent();
        rests.begin("dev-one-more");
        assertThat(rests.of("dev-one-more")).isEmpty();
        assertThat(rests.size()).isEqualTo(LinkLimits.RESTING);
    }

    private LinkedHouse start(LinkTimings timings) {
        LinkedHouse started =
                new LinkedHouse(DATABASE, List.of(heartbeat), timings, Clock.systemUTC()).start();
        house = started;
        return started;
    }

    private static Socket socket(LinkedHouse started) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), started.server().port());
    }

    private static byte[] frame(String text) {
        return RawSocket.frame(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Writes calls until the connection breaks. */
    private static void write(Socket socket) {
        byte[] frame = frame(CALL);
        try {
            while (!socket.isClosed()) {
                socket.getOutputStream().write(frame);
            }
        } catch (IOException expected) {
            assertThat(expected).isNotNull();
        }
    }

    private static void swallow(Socket socket) {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException expected) {
            assertThat(expected).isNotNull();
        }
    }
}
