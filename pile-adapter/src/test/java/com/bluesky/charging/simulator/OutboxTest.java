package com.bluesky.charging.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.bluesky.charging.simulator.OutgoingCall.Kind;
import com.bluesky.charging.simulator.contract.Misbehaviour.FallSilent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final List<Frame.Call> sent = new ArrayList<>();
    private final Faults faults = new Faults();
    private final Outbox outbox =
            new Outbox(
                    new Turns(timer),
                    faults,
                    text -> sent.add((Frame.Call) FrameCodec.read(text)),
                    why -> sent.clear());

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void one_call_is_outstanding_at_a_time() {
        registered();
        put(Kind.PASSING, "a");
        put(Kind.PASSING, "b");
        assertThat(actions()).containsExactly("a");

        outbox.answered(new Frame.Result(sent.getLast().id(), FrameCodec.object()));

        assertThat(actions()).containsExactly("a", "b");
    }

    @Test
    void what_passes_is_forgotten_without_a_link_and_what_belongs_to_a_charge_is_kept_in_order() {
        put(Kind.OF_A_CHARGE, "start");
        put(Kind.PASSING, "status");
        put(Kind.METER, "meter");
        put(Kind.OF_A_CHARGE, "stop");

        registered();
        answerAll();

        assertThat(actions()).containsExactly("start", "meter", "stop");
    }

    @Test
    void an_unanswered_report_of_a_charge_comes_first_again_after_a_loss() {
        registered();
        put(Kind.OF_A_CHARGE, "start");
        put(Kind.OF_A_CHARGE, "stop");
        outbox.unlinked();

        outbox.linked();
        answerAll();

        assertThat(actions()).containsExactly("start", "start", "stop");
    }

    @Test
    void past_its_limit_the_oldest_meter_values_are_given_up_and_nothing_else() {
        put(Kind.OF_A_CHARGE, "start");
        fill(Outbox.MAX_WAITING - 1);
        put(Kind.OF_A_CHARGE, "stop");

        registered();
        answerAll();

        assertThat(actions())
                .hasSize(Outbox.MAX_WAITING)
                .startsWith("start", "meter-1")
                .doesNotContain("meter-0")
                .endsWith("stop");
    }

    @Test
    void up_to_its_limit_everything_is_kept() {
        fill(Outbox.MAX_WAITING);

        registered();
        answerAll();

        assertThat(actions()).hasSize(Outbox.MAX_WAITING).startsWith("meter-0");
    }

    @Test
    void a_memory_full_of_starts_and_stops_fails_loudly() {
        IntStream.range(0, Outbox.MAX_WAITING).forEach(_ -> put(Kind.OF_A_CHARGE, "start"));

        assertThatIllegalStateException().isThrownBy(() -> put(Kind.OF_A_CHARGE, "start"));
    }

    @Test
    void a_report_that_is_refused_each_time_is_given_up_and_the_next_one_sent() {
        registered();
        put(Kind.PASSING, "status");
        put(Kind.PASSING, "heartbeat");

        outbox.failed(new Frame.Failure(sent.getLast().id(), "InternalError", ""));

        assertThat(actions()).containsExactly("status", "heartbeat");
    }

    @Test
    void a_link_without_answers_is_given_up() {
        registered();
        put(Kind.PASSING, "heartbeat");

        ringAlarms();

        assertThat(actions()).isEmpty();
    }

    @Test
    void a_link_on_which_the_pile_itself_is_silent_is_kept() {
        registered();
        put(Kind.PASSING, "heartbeat");
        faults.add(new FallSilent(true));

        ringAlarms();

        assertThat(actions()).containsExactly("heartbeat");
    }

    /** As if the time of all alarms had come. */
    private void ringAlarms() {
        timer.getQueue().forEach(Runnable::run);
    }

    private void registered() {
        outbox.linked();
        outbox.registered();
    }

    private void put(Kind kind, String action) {
        outbox.put(new OutgoingCall(action, kind, FrameCodec::object, _ -> {}));
    }

    private void fill(int count) {
        IntStream.range(0, count).forEach(number -> put(Kind.METER, "meter-" + number));
    }

    private void answerAll() {
        String answered = "";
        while (!sent.getLast().id().equals(answered)) {
            answered = sent.getLast().id();
            outbox.answered(new Frame.Result(answered, FrameCodec.object()));
        }
    }

    private List<String> actions() {
        return sent.stream().map(Frame.Call::action).toList();
    }
}
