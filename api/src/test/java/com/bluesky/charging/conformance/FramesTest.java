package com.bluesky.charging.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;

/** Frames that are wrong change nothing, and disturb neither their own link nor another. */
class FramesTest extends ConformanceTest {

    private static final int FRAME_BYTES_MAX = 64 * 1024;
    private static final int DEPTH_MAX = 16;

    /** The close code of a message that is too big (RFC 6455 §7.4.1). */
    private static final int TOO_BIG = 1009;

    private static final String NEXT = "[2,\"next\",\"Heartbeat\",{}]";

    @Scenario(shows = Row.FRAME_MALFORMED)
    void what_is_no_frame_changes_nothing(Client client) throws Exception {
        assertAnsweredAndHarmless(
                client,
                List.of(
                        "",
                        "{",
                        "[]",
                        "null",
                        "[2]",
                        "[2,\"1\"]",
                        "[2,1,\"Heartbeat\",{}]",
                        "[2,\"1\",7,{}]",
                        "[2,\"1\",\"Heartbeat\",[]]",
                        "[2,\"1\",\"Heartbeat\",{},{}]",
                        "[2,\"1\",\"Heartbeat\",{}] [",
                        "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"\\u0000\"}]",
                        "[2,\"1\",\"Authorize\",{\"idTag\":\"A\",\"idTag\":\"B\"}]",
                        "[2,\"" + "i".repeat(37) + "\",\"Heartbeat\",{}]"));
    }

    @Scenario(shows = Row.FRAME_DEEP)
    void what_is_nested_too_deeply_changes_nothing(Client client) throws Exception {
        String nested = "[".repeat(DEPTH_MAX) + "]".repeat(DEPTH_MAX);
        assertAnsweredAndHarmless(
                client, List.of("[2,\"1\",\"DataTransfer\",{\"data\":" + nested + "}]"));
    }

    @Scenario(shows = Row.FRAME_OVERSIZED)
    void what_is_too_long_ends_the_link_and_nothing_else(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        ExactPile other = exactPile(client);
        long before = eventsNaming(pile.deviceId());

        pile.client()
                .send(
                        "[2,\"1\",\"DataTransfer\",{\"vendorId\":\"V\",\"data\":\"%s\"}]"
                                .formatted("x".repeat(FRAME_BYTES_MAX)));

        await().atMost(PATIENCE).until(() -> !pile.client().linked());
        assertThat(pile.client().closeCode()).isEqualTo(TOO_BIG);
        assertThat(eventsNaming(pile.deviceId())).isEqualTo(before);
        assertThat(other.authorize("NOBODYS-TAG")).isEqualTo("Invalid");
        assertThat(pile.link().authorize("NOBODYS-TAG")).isEqualTo("Invalid");
    }

    @Scenario(shows = Row.FRAME_UNKNOWN)
    void an_unknown_type_of_message_is_ignored(Client client) throws Exception {
        assertIgnored(client, List.of("[5,\"1\",{}]", "[1,\"1\",\"Heartbeat\",{}]", "[\"2\"]"));
    }

    @Scenario(shows = Row.FRAME_MISPLACED)
    void an_answer_to_what_nobody_asked_is_ignored(Client client) throws Exception {
        assertIgnored(
                client,
                List.of(
                        "[3,\"nobodys\",{\"status\":\"Accepted\"}]",
                        "[4,\"nobodys\",\"InternalError\",\"\",{}]",
                        "[3,7,{}]"));
    }

    @Scenario(shows = Row.FRAME_OUT_OF_ORDER)
    void reports_of_a_charge_that_has_not_begun_begin_none(Client client) throws Exception {
        ExactPile pile = exactPile(client);
        String order = start(pile.deviceId());
        awaitStatus(order, "STARTING");
        long before = eventsNaming(order);

        pile.meter(1_999_999_999, 100, Now.instant());
        var _ = pile.stop(1_999_999_999, 100, Now.instant());

        assertThat(eventsNaming(pile.deviceId(), "device.ReportUnmatched")).isEqualTo(2);
        assertThat(eventsNaming(order)).isEqualTo(before);
        assertThat(order(order).path("status").asString("")).isEqualTo("STARTING");
        int transaction = pile.start(pile.awaitStart(), 0);
        awaitStatus(order, "CHARGING");
        var _ = pile.stop(transaction, 0, Now.instant());
        awaitStatus(order, "SETTLED");
    }

    @Scenario(shows = Row.FRAME_INVALID_ANSWER)
    void an_answer_that_no_schema_accepts_leaves_the_start_unknown(Client client) throws Exception {
        Pile pile = pile(client);
        pile.answerNext("RemoteStartTransaction", "{\"status\":\"Perhaps\"}");

        String order = start(pile.deviceId());

        awaitStatus(order, "UNKNOWN");
    }

    /** Each is answered with a CALLERROR; nothing else comes of it. */
    private void assertAnsweredAndHarmless(Client client, List<String> frames) throws Exception {
        ExactPile pile = exactPile(client);
        ExactPile other = exactPile(client);
        long before = eventsNaming(pile.deviceId());

        for (String frame : frames) {
            assertThat(pile.client().ask(frame).path(0).asInt(0)).as(frame).isEqualTo(4);
            assertThat(pile.authorize("NOBODYS-TAG")).as(frame).isEqualTo("Invalid");
        }

        assertThat(eventsNaming(pile.deviceId())).isEqualTo(before);
        assertThat(other.authorize("NOBODYS-TAG")).isEqualTo("Invalid");
    }

    /** Each is read and not answered: the next answers are those to the next calls. */
    private void assertIgnored(Client client, List<String> frames) throws Exception {
        ExactPile pile = exactPile(client);
        ExactPile other = exactPile(client);
        long before = eventsNaming(pile.deviceId());

        for (String frame : frames) {
            var answers = pile.client().ask(List.of(frame, NEXT, NEXT), 2);
            assertThat(answers)
                    .as(frame)
                    .allMatch(answer -> answer.path(0).asInt(0) == 3)
                    .extracting(answer -> answer.path(1).asString(""))
                    .containsExactly("next", "next");
        }

        assertThat(eventsNaming(pile.deviceId())).isEqualTo(before);
        assertThat(other.authorize("NOBODYS-TAG")).isEqualTo("Invalid");
    }
}
