package com.bluesky.charging.device.adapter.link;

import static com.bluesky.charging.order.adapter.AdapterHouse.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.adapter.wire.WireLimits;
import com.bluesky.charging.order.adapter.AdapterHouse;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What a pile may send that it should not: it is told so, or its connection is closed; nothing is
 * stored, and another pile on the same server notices nothing.
 */
class MisbehavingFramesTest {

    private static final String OTHER = "dev-2";

    private static final AdapterHouse HOUSE = new AdapterHouse(PileDatabase.fresh());

    private TestPile other;

    @BeforeAll
    static void start() {
        HOUSE.start();
    }

    @BeforeEach
    void another_pile_is_linked() {
        HOUSE.clear().withDevice();
        other = HOUSE.connect(OTHER);
    }

    @AfterEach
    void nothing_was_stored_and_the_other_pile_is_answered() {
        assertThat(HOUSE.stored(Object.class)).isEmpty();
        assertThat(other.received()).isEmpty();
        assertThat(other.ask("Heartbeat", "{}").has("currentTime")).isTrue();
        other.close();
    }

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Malformed.
                "nonsense | -1 | FormationViolation",
                "{} | -1 | FormationViolation",
                "[] | -1 | FormationViolation",
                "[2,\"7\",\"Heartbeat\",{} | -1 | FormationViolation",
                "[2,\"7\",\"Heartbeat\",{}] [] | -1 | FormationViolation",
                "[2,\"7\",\"Heartbeat\",{\"a\":1,\"a\":2}] | -1 | FormationViolation",
                "[2,\"7\",\"Heartbeat\",{\"a\":\"\\u0000\"}] | -1 | FormationViolation",
                "[2,7,\"Heartbeat\",{}] | -1 | FormationViolation",
                "[2,\"1234567890123456789012345678901234567\",\"Heartbeat\",{}] | -1 | FormationViolation",
                "[2,\"7\"] | 7 | FormationViolation",
                "[2,\"7\",\"Heartbeat\"] | 7 | FormationViolation",
                "[2,\"7\",\"Heartbeat\",[]] | 7 | FormationViolation",
                "[2,\"7\",\"Heartbeat\",{},{}] | 7 | FormationViolation",
                // Deep, and numbers and names without end.
                "[2,\"7\",\"DataTransfer\",{\"data\":[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]}] | -1 | FormationViolation",
                "[2,\"7\",\"StopTransaction\",{\"meterStop\":111111111111111111111111111111111}] | -1 | FormationViolation",
                "[2,\"7\",\"Heartbeat\",{\"nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn\":1}] | -1 | FormationViolation",
                // Unknown.
                "[2,\"7\",\"MakeCoffee\",{}] | 7 | NotImplemented",
                "[2,\"7\",\"heartbeat\",{}] | 7 | NotImplemented",
                "[2,\"7\",\"\",{}] | 7 | NotImplemented",
                // What only this server may ask.
                "[2,\"7\",\"Reset\",{\"type\":\"Hard\"}] | 7 | NotSupported",
                "[2,\"7\",\"RemoteStartTransaction\",{\"idTag\":\"A\"}] | 7 | NotSupported",
                // Not as the schema says.
                "[2,\"7\",\"Heartbeat\",{\"more\":1}] | 7 | FormationViolation",
                "[2,\"7\",\"BootNotification\",{\"chargePointModel\":\"M\"}] | 7 | OccurenceConstraintViolation",
                "[2,\"7\",\"BootNotification\",{\"chargePointModel\":7,\"chargePointVendor\":\"V\"}] | 7 | TypeConstraintViolation",
                "[2,\"7\",\"FirmwareStatusNotification\",{\"status\":\"Tired\"}] | 7 | PropertyConstraintViolation",
                "[2,\"7\",\"SecurityEventNotification\",{\"type\":\"T\",\"timestamp\":\"never\"}] | 7 | PropertyConstraintViolation",
                "[2,\"7\",\"StatusNotification\",{\"connectorId\":9007199254740993,\"errorCode\":\"NoError\",\"status\":\"Available\"}] | 7 | PropertyConstraintViolation",
                "[2,\"7\",\"StartTransaction\",{\"connectorId\":-1,\"idTag\":\"A\",\"meterStart\":1,\"timestamp\":\"2026-03-01T10:00:00Z\"}] | 7 | PropertyConstraintViolation",
                "[2,\"7\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-13-01T10:00:00Z\",\"sampledValue\":[{\"value\":\"1\"}]}]}] | 7 | PropertyConstraintViolation"
            })
    void a_call_that_is_not_right_is_answered_by_its_error(
            String frame, String messageId, String code) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.send(frame);
            JsonNode answer = pile.next();
            assertThat(answer.get(0).asInt()).isEqualTo(4);
            assertThat(answer.get(1).asString()).isEqualTo(messageId);
            assertThat(answer.get(2).asString()).isEqualTo(code);
            assertThat(pile.ask("Heartbeat", "{}").has("currentTime")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[9,\"7\",{}]",
                "[\"2\",\"7\",\"Heartbeat\",{}]",
                "[3,\"7\",{}]",
                "[3,\"7\"]",
                "[3,7,{}]",
                "[4,\"7\",\"InternalError\",\"\",{}]",
                "[4,\"7\"]"
            })
    void what_answers_nothing_or_is_of_no_known_type_is_not_answered(String frame) {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            pile.send(frame);
            assertThat(pile.ask("Heartbeat", "{}").has("currentTime")).isTrue();
            assertThat(pile.received()).isEmpty();
        }
    }

    @Test
    void readings_of_a_connector_without_a_charge_are_acknowledged() {
        try (TestPile pile = HOUSE.connect(DEVICE)) {
            assertThat(
                            pile.ask(
                                    "MeterValues",
                                    "{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-03-01T10:00:00Z\",\"sampledValue\":[{\"value\":\"1\"}]}]}"))
                    .isEmpty();
        }
    }

    /**
     * Bytes that break the connection.
     *
     * @param hex the bytes
     * @param status the close code that says why (RFC 6455 §7.4.1)
     */
    record Breaking(String name, String hex, int status) {

        Breaking(String name, byte[] bytes, int status) {
            this(name, HexFormat.of().formatHex(bytes), status);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Breaking> breaking() {
        return Stream.of(
                new Breaking("binary", frame(0x82, true, new byte[] {1, 2}), 1003),
                new Breaking("text that is no UTF-8", frame(0x81, true, bytes(0xff, 0xfe)), 1007),
                new Breaking("not masked", frame(0x81, false, bytes('[', ']')), 1002),
                new Breaking("reserved bits", frame(0xf1, true, bytes('[', ']')), 1002),
                new Breaking("unknown opcode", frame(0x83, true, bytes('[', ']')), 1002),
                new Breaking("a part without a beginning", frame(0x80, true, bytes(']')), 1002),
                new Breaking("a ping in parts", frame(0x09, true, bytes('x')), 1002),
                new Breaking("a ping that is too long", frame(0x89, true, new byte[126]), 1002),
                new Breaking(
                        "one byte too much",
                        frame(0x81, true, letters(WireLimits.FRAME_BYTES + 1)),
                        1009),
                new Breaking("one byte too much in parts", tooMuchInParts(), 1009));
    }

    @ParameterizedTest
    @MethodSource("breaking")
    void what_is_no_message_ends_the_connection_and_the_pile_may_come_back(Breaking each)
            throws Exception {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), HOUSE.uri(DEVICE).getPort())) {
            RawSocket.handshake(socket, DEVICE, "ocpp1.6");
            HOUSE.awaitLinked(DEVICE);
            socket.getOutputStream().write(HexFormat.of().parseHex(each.hex()));
            assertThat(RawSocket.closeStatus(socket)).isEqualTo(each.status());
        }
        HOUSE.awaitGone(DEVICE);
        try (TestPile again = HOUSE.connect(DEVICE)) {
            assertThat(again.ask("Heartbeat", "{}").has("currentTime")).isTrue();
        }
    }

    /** Frames that are changed at random; each is right but for what would be stored. */
    private static final List<String> SEEDS =
            List.of(
                    "[2,\"1\",\"Heartbeat\",{}]",
                    "[2,\"1\",\"Authorize\",{\"idTag\":\"04AABBCC\"}]",
                    "[2,\"1\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[{\"timestamp\":\"2026-03-01T10:00:00Z\",\"sampledValue\":[{\"value\":\"1\"}]}]}]",
                    "[2,\"1\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Tired\"}]",
                    "[2,\"1\",\"StopTransaction\",{\"transactionId\":1,\"timestamp\":\"2026-03-01T10:00:00Z\"}]",
                    "[3,\"1\",{\"status\":\"Accepted\"}]",
                    "[4,\"1\",\"InternalError\",\"no\",{}]");

    /** Fewer broken frames than a connection is cut for. */
    private static final int FRAMES = 60;

    private static final int CONNECTIONS = 5;

    @Test
    void no_change_of_a_frame_breaks_anything() {
        long seed = System.nanoTime();
        System.out.println("seed of no_change_of_a_frame_breaks_anything: " + seed);
        Random random = new Random(seed);
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            // A connection of a device each, because the unreadable frames of one are counted.
            String deviceId = "dev-fuzz-" + connection;
            try (TestPile pile = HOUSE.connect(deviceId)) {
                for (int i = 0; i < FRAMES; i++) {
                    String frame = changed(SEEDS.get(random.nextInt(SEEDS.size())), random);
                    pile.send(frame);
                    pile.send("[2,\"probe\",\"Heartbeat\",{}]");
                    assertThat(answersBeforeProbe(pile)).as("%s", frame).hasSizeLessThan(2);
                }
            }
        }
    }

    private static List<JsonNode> answersBeforeProbe(TestPile pile) {
        List<JsonNode> answers = new ArrayList<>();
        JsonNode next = pile.next();
        while (!next.path(1).asString("").equals("probe")) {
            answers.add(next);
            next = pile.next();
        }
        return answers;
    }

    private static String changed(String frame, Random random) {
        StringBuilder text = new StringBuilder(frame);
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
                case 1 -> text.replace(at, at + 1, text.length() == 1 ? " " : "");
                case 2 -> text.insert(at, "[{\"a\":".repeat(random.nextInt(1, 12)));
                case 3 -> text.setLength(Math.max(1, at));
                default -> text.insert(at, text.substring(at));
            }
        }
        return text.toString();
    }

    private static byte[] frame(int first, boolean masked, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        int mask = masked ? 0x80 : 0;
        if (payload.length < 126) {
            frame.write(mask | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(mask | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(mask | 127);
            frame.writeBytes(new byte[4]);
            frame.write(payload.length >> 24);
            frame.write(payload.length >> 16);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        if (masked) {
            frame.writeBytes(new byte[4]);
        }
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    private static byte[] tooMuchInParts() {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.writeBytes(frame(0x01, true, letters(WireLimits.FRAME_BYTES)));
        parts.writeBytes(frame(0x80, true, letters(1)));
        return parts.toByteArray();
    }

    private static byte[] letters(int count) {
        return "x".repeat(count).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
