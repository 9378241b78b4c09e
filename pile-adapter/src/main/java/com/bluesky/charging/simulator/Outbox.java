package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.OutgoingCall.Kind;
import com.bluesky.charging.simulator.Turns.Alarm;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The pile's calls to the server: in order, one outstanding at a time (OCPP-J 1.6 §4.1.1). What
 * belongs to a charge is kept while the link is down and sent again until it is answered.
 */
final class Outbox {

    /** A pile's memory is small too; past this the oldest meter values are given up. */
    static final int MAX_WAITING = 1_000;

    /** After that long without an answer the link is taken for dead. */
    static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);

    /** How often a message of a charge is sent when the server answers with an error. */
    static final int MAX_ATTEMPTS = 3;

    private static final Duration RETRY_PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = System.getLogger(Outbox.class.getName());

    private final Turns turns;
    private final Consumer<String> send;
    private final Consumer<String> dropLink;

    private final Deque<OutgoingCall> waiting = new ArrayDeque<>();
    private @Nullable OutgoingCall outstanding;
    private String outstandingId = "";
    private long lastId;
    private int attempts;
    private boolean linked;
    private boolean registered;
    private Alarm alarm = Alarm.none();
    private boolean pausing;

    Outbox(Turns turns, Consumer<String> send, Consumer<String> dropLink) {
        this.turns = turns;
        this.send = send;
        this.dropLink = dropLink;
    }

    void put(OutgoingCall call) {
        if (!linked && !call.isKept()) {
            return;
        }
        if (waiting.size() >= MAX_WAITING) {
            makeRoom();
        }
        if (call.kind() == Kind.REGISTRATION) {
            waiting.addFirst(call);
        } else {
            waiting.addLast(call);
        }
        sendNext();
    }

    void linked() {
        linked = true;
        sendNext();
    }

    void unlinked() {
        linked = false;
        alarm.cancel();
        pausing = false;
        OutgoingCall unanswered = outstanding;
        outstanding = null;
        waiting.removeIf(call -> !call.isKept());
        if (unanswered != null && unanswered.isKept()) {
            waiting.addFirst(unanswered);
        }
    }

    /** The server has accepted the pile: from now on everything may be sent. */
    void registered() {
        registered = true;
        sendNext();
    }

    void answered(Frame.Result result) {
        OutgoingCall call = answeredCall(result);
        if (call == null) {
            return;
        }
        attempts = 0;
        call.answered().accept(result.payload());
        sendNext();
    }

    void failed(Frame.Failure failure) {
        OutgoingCall call = answeredCall(failure);
        if (call == null) {
            return;
        }
        LOG.log(
                Level.WARNING,
                "The server answered {0} with {1}: {2}",
                call.action(),
                failure.code(),
                failure.description());
        attempts++;
        if (call.isKept() && attempts < MAX_ATTEMPTS) {
            waiting.addFirst(call);
            pausing = true;
            alarm = turns.after(RETRY_PAUSE.multipliedBy(attempts), this::resume);
        } else {
            attempts = 0;
            sendNext();
        }
    }

    private void resume() {
        pausing = false;
        sendNext();
    }

    private @Nullable OutgoingCall answeredCall(Frame answer) {
        OutgoingCall call = outstanding;
        if (call == null || !answer.id().equals(outstandingId)) {
            LOG.log(Level.WARNING, "The server answered {0}, which was not asked.", answer.id());
            return null;
        }
        alarm.cancel();
        outstanding = null;
        return call;
    }

    private void sendNext() {
        if (!linked || pausing || outstanding != null) {
            return;
        }
        OutgoingCall next = waiting.peekFirst();
        if (next == null || !(registered || next.kind() == Kind.REGISTRATION)) {
            return;
        }
        waiting.removeFirst();
        outstanding = next;
        outstandingId = Long.toString(++lastId);
        alarm = turns.after(ANSWER_TIMEOUT, () -> dropLink.accept(unanswered(next)));
        JsonNode payload = next.payload().get();
        send.accept(FrameCodec.write(new Frame.Call(outstandingId, next.action(), payload)));
    }

    private static String unanswered(OutgoingCall call) {
        return "The server has not answered " + call.action() + " in " + ANSWER_TIMEOUT;
    }

    private void makeRoom() {
        if (!isRemoved(Kind.METER) && !isRemoved(Kind.PASSING)) {
            throw new IllegalStateException(
                    "More than " + MAX_WAITING + " reports of charges wait for the server.");
        }
    }

    private boolean isRemoved(Kind kind) {
        Iterator<OutgoingCall> calls = waiting.iterator();
        while (calls.hasNext()) {
            if (calls.next().kind() == kind) {
                calls.remove();
                return true;
            }
        }
        return false;
    }
}
