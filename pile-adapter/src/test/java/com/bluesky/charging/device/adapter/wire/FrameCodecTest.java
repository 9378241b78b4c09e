package com.bluesky.charging.device.adapter.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.device.adapter.wire.Frame.Call;
import com.bluesky.charging.device.adapter.wire.Frame.CallError;
import com.bluesky.charging.device.adapter.wire.Frame.CallResult;
import com.bluesky.charging.device.adapter.wire.Frame.Ignored;
import com.bluesky.charging.device.adapter.wire.Frame.Sendable;
import com.bluesky.charging.device.adapter.wire.Frame.Unreadable;
import com.bluesky.charging.device.adapter.wire.Frame.UnreadableAnswer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FrameCodecTest {

    private final FrameCodec codec = new FrameCodec();

    @Test
    void a_call_is_read() {
        assertThat(codec.read("[2,\"1\",\"Heartbeat\",{}]"))
                .isEqualTo(new Call("1", "Heartbeat", object("{}")));
    }

    @Test
    void a_result_is_read() {
        assertThat(codec.read("[3,\"1\",{\"status\":\"Accepted\"}]"))
                .isEqualTo(new CallResult("1", object("{\"status\":\"Accepted\"}")));
    }

    @Test
    void an_error_is_read_also_without_description_and_details() {
        assertThat(codec.read("[4,\"1\",\"NotSupported\"]"))
                .isInstanceOfSatisfying(
                        CallError.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.NOT_SUPPORTED));
    }

    @Test
    void an_error_code_that_no_specification_has_is_generic() {
        assertThat(codec.read("[4,\"1\",\"OutOfCoffee\",\"\",{}]"))
                .isInstanceOfSatisfying(
                        CallError.class,
                        error -> assertThat(error.code()).isEqualTo(ErrorCode.GENERIC_ERROR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{}",
                "[]",
                "null",
                "[2,\"1\",\"Heartbeat\",{}",
                "[2,\"1\",\"Heartbeat\",{}] []",
                "[2,\"1\",\"Heartbeat\",{\"a\":1,\"a\":2}]",
                "[2,1,\"Heartbeat\",{}]",
                "[2,\"\",\"Heartbeat\",{}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":\"\\u0000\"}]",
                "[2,\"1\",\"Heartbeat\",{\"a\":NaN}]"
            })
    void what_cannot_be_read_as_a_call_is_answered_under_the_unknown_id(String text) {
        assertThat(codec.read(text))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> {
                            assertThat(unreadable.messageId()).isEqualTo("-1");
                            assertThat(unreadable.code()).isEqualTo(ErrorCode.FORMATION_VIOLATION);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"7\"]",
                "[2,\"7\",\"Heartbeat\"]",
                "[2,\"7\",\"Heartbeat\",null]",
                "[2,\"7\",\"Heartbeat\",[]]",
                "[2,\"7\",5,{}]",
                "[2,\"7\",\"Heartbeat\",{},{}]"
            })
    void a_malformed_call_is_answered_under_its_id(String text) {
        assertThat(codec.read(text))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable -> assertThat(unreadable.messageId()).isEqualTo("7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[3,\"7\"]", "[3,\"7\",[]]", "[4,\"7\"]", "[3,\"7\",{},{}]"})
    void a_malformed_answer_still_names_its_call(String text) {
        assertThat(codec.read(text)).isEqualTo(new UnreadableAnswer("7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[5,\"7\",{}]", "[\"2\",\"7\",{}]", "[2.5,\"7\",{}]", "[3,7,{}]"})
    void unknown_message_types_and_answers_to_nothing_are_ignored(String text) {
        assertThat(codec.read(text)).isInstanceOf(Ignored.class);
    }

    @ParameterizedTest
    @CsvSource({"0,true", "1,false"})
    void a_message_has_at_most_64_kib(int more, boolean readable) {
        int padding = WireLimits.FRAME_BYTES - dataTransfer("").length() + more;
        assertThat(codec.read(dataTransfer("x".repeat(padding))) instanceof Call)
                .isEqualTo(readable);
    }

    @Test
    void bytes_count_not_characters() {
        assertThat(codec.read(dataTransfer("€".repeat(WireLimits.FRAME_BYTES / 3))))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({"16,true", "17,false"})
    void a_message_has_at_most_16_levels(int levels, boolean readable) {
        int inner = levels - 2;
        String text =
                "[2,\"1\",\"DataTransfer\",{\"data\":"
                        + "[".repeat(inner)
                        + "]".repeat(inner)
                        + "}]";
        assertThat(codec.read(text) instanceof Call).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({"36,true", "37,false"})
    void a_message_id_has_at_most_36_characters(int characters, boolean readable) {
        assertThat(
                        codec.read("[2,\"" + "i".repeat(characters) + "\",\"Heartbeat\",{}]")
                                instanceof Call)
                .isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({"32,true", "33,false"})
    void a_number_has_at_most_32_characters(int digits, boolean readable) {
        String text = "[2,\"1\",\"Heartbeat\",{\"a\":" + "9".repeat(digits) + "}]";
        assertThat(codec.read(text) instanceof Call).isEqualTo(readable);
    }

    @ParameterizedTest
    @CsvSource({"64,true", "65,false"})
    void a_name_has_at_most_64_characters(int characters, boolean readable) {
        String text = "[2,\"1\",\"Heartbeat\",{\"" + "n".repeat(characters) + "\":1}]";
        assertThat(codec.read(text) instanceof Call).isEqualTo(readable);
    }

    @Test
    void what_is_written_is_read_back() {
        for (Sendable frame :
                new Sendable[] {
                    new Call("1", "RemoteStartTransaction", object("{\"connectorId\":1}")),
                    new CallResult("2", object("{}")),
                    FrameCodec.error("3", ErrorCode.INTERNAL_ERROR, "Try again.")
                }) {
            assertThat(codec.read(codec.write(frame))).isEqualTo(frame);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "FormationViolation,FORMATION_VIOLATION",
        "FormatViolation,FORMATION_VIOLATION",
        "OccurenceConstraintViolation,OCCURENCE_CONSTRAINT_VIOLATION",
        "OccurrenceConstraintViolation,OCCURENCE_CONSTRAINT_VIOLATION",
        "Whatever,GENERIC_ERROR"
    })
    void a_code_is_understood_in_either_spelling(String wireName, ErrorCode code) {
        assertThat(codec.read("[4,\"7\",\"" + wireName + "\",\"\",{}]"))
                .isInstanceOfSatisfying(
                        CallError.class, error -> assertThat(error.code()).isEqualTo(code));
    }

    @Test
    void a_description_is_cut_to_255_characters() {
        CallError error = FrameCodec.error("1", ErrorCode.GENERIC_ERROR, "d".repeat(256));
        assertThat(codec.read(codec.write(error)))
                .isInstanceOfSatisfying(
                        CallError.class, read -> assertThat(read.description()).hasSize(255));
    }

    @Test
    void no_text_whatever_makes_reading_fail() {
        long seed = System.nanoTime();
        System.out.println("seed of no_text_whatever_makes_reading_fail: " + seed);
        Random random = new Random(seed);
        String valid = "[2,\"19\",\"StatusNotification\",{\"connectorId\":1,\"a\":[{\"b\":null}]}]";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(valid);
            for (int change = random.nextInt(4); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(0x80));
            }
            assertThat(codec.read(text.substring(random.nextInt(3)))).as("%s", text).isNotNull();
        }
    }

    private static String dataTransfer(String data) {
        return "[2,\"1\",\"DataTransfer\",{\"data\":\"" + data + "\"}]";
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }
}
