package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.simulator.contract.Misbehaviour;
import com.bluesky.charging.simulator.contract.Misbehaviour.AcceptInVain;
import com.bluesky.charging.simulator.contract.Misbehaviour.AnswerWith;
import com.bluesky.charging.simulator.contract.Misbehaviour.AnswerWithError;
import com.bluesky.charging.simulator.contract.Misbehaviour.DelayAnswers;
import com.bluesky.charging.simulator.contract.Misbehaviour.NeverAnswer;
import com.bluesky.charging.simulator.contract.Misbehaviour.ObeyUnanswered;
import com.bluesky.charging.simulator.contract.Misbehaviour.Refuse;
import com.bluesky.charging.simulator.contract.SimulatedPile;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A pile that refuses, keeps quiet, or does not do what it said. */
class WrongAnswersTest extends AtServer {

    private static final String START = "RemoteStartTransaction";

    @Test
    void a_start_may_be_refused() throws Exception {
        pluggedIn(new Refuse(START, "Rejected"));

        assertThat(startRemotely()).isEqualTo("Rejected");
        assertThat(server.received("StartTransaction")).isEmpty();
    }

    @Test
    void a_stop_may_be_answered_with_an_error() throws Exception {
        SimulatedPile pile = charging(settings().build());
        pile.misbehave(new AnswerWithError("RemoteStopTransaction", "InternalError"));

        assertThat(ask("RemoteStopTransaction", "{'transactionId':1}").path(2).asString())
                .isEqualTo("InternalError");
        assertThat(stopReasons()).isEmpty();
    }

    @Test
    void an_answer_may_be_nonsense() throws Exception {
        pluggedIn(new AnswerWith(START, "{\"status\":7,\"more\":[]}"));

        assertThat(ask(START, "{'idTag':'TAG1'}").path("status").asInt()).isEqualTo(7);
    }

    @Test
    void a_call_may_stay_unanswered_and_undone() throws Exception {
        SimulatedPile pile = linked(settings().build());
        pile.plugIn(1);
        pile.misbehave(new NeverAnswer(Misbehaviour.ANY_ACTION), 1);
        CompletableFuture<JsonNode> answer = server.call(START, "{'idTag':'TAG1'}");

        // What is asked next is answered, so the first one never will be.
        assertThat(status("ClearCache", "{}")).isEqualTo("Accepted");
        assertThat(answer).isNotDone();
        assertThat(server.received("StartTransaction")).isEmpty();
    }

    @Test
    void a_call_may_be_carried_out_without_an_answer() {
        pluggedIn(new ObeyUnanswered(START));
        CompletableFuture<JsonNode> answer = server.call(START, "{'idTag':'TAG1'}");

        eventually(() -> assertThat(server.received("StartTransaction")).hasSize(1));
        assertThat(answer).isNotDone();
    }

    @Test
    void a_start_may_be_accepted_and_never_happen() throws Exception {
        SimulatedPile pile = pluggedIn(new AcceptInVain(START));

        assertThat(startRemotely()).isEqualTo("Accepted");
        pile.behave();
        assertThat(startRemotely()).isEqualTo("Accepted");
        eventually(() -> assertThat(server.received("StartTransaction")).hasSize(1));
    }

    @Test
    void an_answer_may_be_late() throws Exception {
        pluggedIn(new DelayAnswers(START, Duration.ofMillis(100)));

        assertThat(startRemotely()).isEqualTo("Accepted");
        eventually(() -> assertThat(server.received("StartTransaction")).hasSize(1));
    }

    @Test
    void what_was_switched_on_last_wins() throws Exception {
        SimulatedPile pile = pluggedIn(new Refuse(START, "Rejected"));
        pile.misbehave(new AnswerWithError(START, "GenericError"), 1);

        assertThat(ask(START, "{'idTag':'TAG1'}").path(2).asString()).isEqualTo("GenericError");
        assertThat(startRemotely()).isEqualTo("Rejected");
    }

    private SimulatedPile pluggedIn(Misbehaviour how) {
        SimulatedPile pile = linked(settings().build());
        pile.plugIn(1);
        eventually(() -> assertThat(server.statuses(1)).endsWith("Preparing"));
        pile.misbehave(how);
        return pile;
    }

    private String startRemotely() throws Exception {
        return remoteStart("{'connectorId':1,'idTag':'TAG1'}");
    }
}
