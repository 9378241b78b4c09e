package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.contract.Misbehaviour.AcceptInVain;
import com.bluesky.charging.simulator.contract.Misbehaviour.AnswerWith;
import com.bluesky.charging.simulator.contract.Misbehaviour.AnswerWithError;
import com.bluesky.charging.simulator.contract.Misbehaviour.DelayAnswers;
import com.bluesky.charging.simulator.contract.Misbehaviour.NeverAnswer;
import com.bluesky.charging.simulator.contract.Misbehaviour.ObeyUnanswered;
import com.bluesky.charging.simulator.contract.Misbehaviour.OfAnswers;
import com.bluesky.charging.simulator.contract.Misbehaviour.Refuse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers the server's calls, honestly or not. */
final class Answers {

    private static final Map<String, ServerCall> SERVER_CALLS =
            ServerCall.ALL.stream()
                    .collect(Collectors.toMap(ServerCall::action, Function.identity()));

    private final Equipment equipment;
    private final Faults faults;
    private final Turns turns;
    private final Consumer<String> send;

    Answers(Equipment equipment, Faults faults, Turns turns, Consumer<String> send) {
        this.equipment = equipment;
        this.faults = faults;
        this.turns = turns;
        this.send = send;
    }

    void answer(Frame.Call call) {
        Optional<OfAnswers> wrong = faults.next(OfAnswers.class, call.action());
        if (wrong.isPresent()) {
            answerWrongly(call, wrong.get());
        } else {
            obey(call, true, true);
        }
    }

    private void answerWrongly(Frame.Call call, OfAnswers how) {
        switch (how) {
            case NeverAnswer _ -> {}
            case ObeyUnanswered _ -> obey(call, false, true);
            case AcceptInVain _ -> obey(call, true, false);
            case DelayAnswers late -> turns.after(late.by(), () -> obey(call, true, true));
            case Refuse refusal ->
                    write(
                            new Frame.Result(
                                    call.id(),
                                    FrameCodec.object().put("status", refusal.status())));
            case AnswerWithError error ->
                    write(new Frame.Failure(call.id(), error.errorCode(), "As it was told to."));
            case AnswerWith other ->
                    send.accept(FrameCodec.writeResult(call.id(), other.payload()));
        }
    }

    private void obey(Frame.Call call, boolean answers, boolean acts) {
        ServerCall action = SERVER_CALLS.get(call.action());
        if (action == null) {
            write(new Frame.Failure(call.id(), "NotImplemented", call.action()));
            return;
        }
        try {
            ServerCall.Answer answer = action.answer(call.payload(), equipment);
            if (answers) {
                write(new Frame.Result(call.id(), answer.payload()));
            }
            if (acts) {
                answer.then().run();
            }
        } catch (ServerCall.Refusal e) {
            write(new Frame.Failure(call.id(), e.code(), String.valueOf(e.getMessage())));
        }
    }

    private void write(Frame frame) {
        send.accept(FrameCodec.write(frame));
    }
}
