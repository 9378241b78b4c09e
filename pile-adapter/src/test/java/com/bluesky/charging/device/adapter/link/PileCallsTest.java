package com.bluesky.charging.device.adapter.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.device.adapter.link.CallOutcome.Answered;
import com.bluesky.charging.device.adapter.link.CallOutcome.Failed;
import com.bluesky.charging.device.adapter.link.CallOutcome.NotSent;
import com.bluesky.charging.device.adapter.link.CallOutcome.Unanswered;
import com.bluesky.charging.device.adapter.wire.ErrorCode;
import com.bluesky.charging.device.contract.NotSentReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PileCallsTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final PileDatabase DATABASE = PileDatabase.fresh();

    private final LinkedHouse house =
            new LinkedHouse(DATABASE, List.of(), LinkedHouse.patient(), Clock.systemUTC()).start();

    @AfterEach
    void stop() {
        house.close();
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
            assertThat(get(call("dev-1", "Reset")))
                    .isEqualTo(new NotSent(NotSentReason.QUEUE_FULL));
            for (CompletableFuture<CallOutcome> outcome : outcomes) {
                JsonNode asked = pile.next();
                assertThat(pile.received()).isEmpty();
                pile.answer(asked, "{\"status\":\"Accepted\"}");
                assertThat(get(outcome)).isInstanceOf(Answered.class);
            }
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
            assertThat(get(expired)).isEqualTo(new NotSent(NotSentReason.EXPIRED));
        }
    }

    @Test
    void a_call_whose_time_is_over_is_not_sent_to_an_idle_pile_either() throws Exception {
        try (TestPile pile = house.connect("dev-1")) {
            awaitLinked("dev-1");
            PileRequest expired = new PileRequest("ClearCache", empty(), Instant.EPOCH);
            assertThat(get(house.links().call("dev-1", expired)))
                    .isEqualTo(new NotSent(NotSentReason.EXPIRED));
            assertThat(get(house.links().callInTurn("dev-1", expired)))
                    .isEqualTo(new NotSent(NotSentReason.EXPIRED));
            var next = call("dev-1", "Reset");
            JsonNode asked = pile.next();
            assertThat(asked.get(2).asString()).isEqualTo("Reset");
            pile.answer(asked, "{\"status\":\"Accepted\"}");
            assertThat(get(next)).isInstanceOf(Answered.class);
        }
    }

    @Test
    void who_waits_for_a_call_in_turn_hears_that_it_failed() throws Exception {
        try (TestPile _ = house.connect("dev-1")) {
            awaitLinked("dev-1");
            Object[] endless = new Object[1];
            endless[0] = endless;
            ObjectNode unwritable = empty().putPOJO("endless", endless);
            var outcome =
                    house.links()
                            .callInTurn(
                                    "dev-1",
                                    new PileRequest("ClearCache", unwritable, Instant.MAX));
            assertThatThrownBy(() -> get(outcome)).isInstanceOf(ExecutionException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    unknown idTag 04A1B2C3             | unknown idTag ***
                    04a1b2c3 and again 04A1B2C3        | *** and again ***
                    no card at ftp://me:word@host/x?s=1 | no card at ftp://***@host/x?***
                    connector 1 is occupied            | connector 1 is occupied
                    """)
    void what_a_pile_says_of_a_secret_that_it_was_told_is_masked(String said, String kept)
            throws Exception {
        try (TestPile pile = house.connect("dev-1")) {
            awaitLinked("dev-1");
            ObjectNode start = empty().put("connectorId", 1).put("idTag", "04A1B2C3");
            var outcome =
                    house.links()
                            .call(
                                    "dev-1",
                                    new PileRequest("RemoteStartTransaction", start, Instant.MAX));
            String messageId = pile.next().get(1).asString();
            pile.send("[4,\"" + messageId + "\",\"InternalError\",\"" + said + "\",{}]");
            assertThat(get(outcome)).isEqualTo(new Failed(ErrorCode.INTERNAL_ERROR, kept));
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
        assertThat(get(waiting)).isEqualTo(new NotSent(NotSentReason.OFFLINE));
        await().atMost(SOON).until(() -> !house.links().holds("dev-1"));
        assertThat(get(call("dev-1", "Reset"))).isEqualTo(new NotSent(NotSentReason.OFFLINE));
        await().atMost(SOON).until(() -> !house.links().online("dev-1"));
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
}
