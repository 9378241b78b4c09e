package com.bluesky.charging.simulator;

import com.bluesky.charging.simulator.OutgoingCall.Kind;
import com.bluesky.charging.simulator.Turns.Alarm;
import com.bluesky.charging.simulator.contract.Misbehaviour.DelayReports;
import com.bluesky.charging.simulator.contract.Misbehaviour.FallSilent;
import com.bluesky.charging.simulator.contract.Misbehaviour.HoldBack;
import com.bluesky.charging.simulator.contract.Misbehaviour.LoseReports;
import com.bluesky.charging.simulator.contract.Misbehaviour.RepeatReports;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
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
    private final Faults faults;
    private final Consumer<String> send;
    private final Consumer<String> dropLink;

    private final Deque<Letter> waiting = new ArrayDeque<>();
    private final HeldBack heldBack = new HeldBack();
    private @Nullable Letter outstanding;
    private String outstandingId = "";
    private long lastId;
    private int attempts;
    private boolean linked;
    private boolean registered;
    private Alarm alarm = Alarm.none();
    private boolean pausing;

    Outbox(Turns turns, Faults faults, Consumer<String> send, Consumer<String> dropLink) {
        this.turns = turns;
        this.faults = faults;
        this.send = send;
        this.dropLink = dropLink;
    }

    void put(OutgoingCall call) {
        if (!call.isKept() && (!linked || isSilent())) {
            return;
        }
        if (size() >= MAX_WAITING) {
            makeRoom();
        }
        if (call.kind() == Kind.REGISTRATION) {
            waiting.addFirst(new Letter(call));
        } else {
            waiting.addLast(new Letter(call));
        }
        sendNext();
    }

    int size() {
        return waiting.size() + heldBack.size() + (outstanding == null ? 0 : 1);
    }

    void linked() {
        linked = true;
        sendNext();
    }

    void unlinked() {
        linked = false;
        takeBack();
    }

    /** The pile was silent, and whatever was answered meanwhile went past it. */
    void wake() {
        takeBack();
        heldBack.release(waiting);
        sendNext();
    }

    /** Nothing is wrong any more: what is late or was held back goes out. */
    void behave() {
        heldBack.release(waiting);
        if (pausing && attempts == 0) {
            alarm.cancel();
            pausing = false;
        }
        sendNext();
    }

    /** The pile has gone down, and what waits survives that or not. */
    void restarted(boolean forgetful) {
        registered = false;
        if (forgetful) {
            waiting.clear();
            heldBack.forget();
        }
    }

    /** The server has accepted the pile: from now on everything may be sent. */
    void registered() {
        registered = true;
        sendNext();
    }

    void answered(Frame.Result result) {
        Letter letter = answeredLetter(result);
        if (letter == null) {
            return;
        }
        attempts = 0;
        OutgoingCall call = letter.call();
        call.answered().accept(result.payload());
        heldBack.release(call.action(), waiting);
        repeated(call, letter).ifPresent(waiting::addFirst);
        sendNext();
    }

    void failed(Frame.Failure failure) {
        Letter letter = answeredLetter(failure);
        if (letter == null) {
            return;
        }
        LOG.log(
                Level.WARNING,
                "The server answered {0} with {1}: {2}",
                letter.call().action(),
                failure.code(),
                failure.description());
        attempts++;
        if (letter.call().isKept() && attempts < MAX_ATTEMPTS) {
            waiting.addFirst(letter);
            pause(RETRY_PAUSE.multipliedBy(attempts));
        } else {
            attempts = 0;
            heldBack.release(letter.call().action(), waiting);
            sendNext();
        }
    }

    private void takeBack() {
        alarm.cancel();
        pausing = false;
        Letter unanswered = outstanding;
        outstanding = null;
        waiting.removeIf(letter -> !letter.call().isKept());
        heldBack.forgetPassing();
        if (unanswered != null && unanswered.call().isKept()) {
            waiting.addFirst(unanswered);
        }
    }

    private void pause(Duration length) {
        pausing = true;
        alarm = turns.after(length, this::resume);
    }

    private void resume() {
        pausing = false;
        sendNext();
    }

    private @Nullable Letter answeredLetter(Frame answer) {
        Letter letter = outstanding;
        if (letter == null || !answer.id().equals(outstandingId)) {
            LOG.log(Level.DEBUG, "The server answered {0}, which was not asked.", answer.id());
            return null;
        }
        alarm.cancel();
        outstanding = null;
        return letter;
    }

    private void sendNext() {
        while (linked && !pausing && outstanding == null && !isSilent()) {
            Letter next = waiting.peekFirst();
            if (next == null || !(registered || next.call().kind() == Kind.REGISTRATION)) {
                return;
            }
            if (!isDelayed(next)) {
                waiting.removeFirst();
                sendUnlessLostOrHeld(next);
            }
        }
    }

    /** Each letter is delayed once at most. */
    private boolean isDelayed(Letter letter) {
        Optional<DelayReports> delay =
                letter.isDelayed()
                        ? Optional.empty()
                        : faults.next(DelayReports.class, letter.call().action());
        delay.ifPresent(how -> {
            letter.delay();
            pause(how.by());
        });
        return delay.isPresent();
    }

    private void sendUnlessLostOrHeld(Letter letter) {
        String action = letter.call().action();
        if (!letter.isJudged()) {
            letter.judge();
            if (faults.next(LoseReports.class, action).isPresent()) {
                return;
            }
            Optional<HoldBack> hold = faults.next(HoldBack.class, action);
            if (hold.isPresent()) {
                heldBack.add(letter, hold.get().until());
                return;
            }
            faults.next(RepeatReports.class, action).ifPresent(letter::repeat);
        }
        send(letter);
    }

    private void send(Letter letter) {
        OutgoingCall call = letter.call();
        outstanding = letter;
        outstandingId = Long.toString(++lastId);
        alarm = turns.after(ANSWER_TIMEOUT, () -> giveUpLink(call));
        String text =
                FrameCodec.write(new Frame.Call(outstandingId, call.action(), letter.payload()));
        send.accept(text);
        if (letter.isSentTwice()) {
            send.accept(text);
        }
    }

    /** The same once more; whatever the server answers to it is too late to matter. */
    private static Optional<Letter> repeated(OutgoingCall call, Letter letter) {
        if (!letter.isToldAgain()) {
            return Optional.empty();
        }
        JsonNode same = letter.payload();
        Letter again =
                new Letter(new OutgoingCall(call.action(), call.kind(), () -> same, _ -> {}));
        again.delay();
        again.judge();
        return Optional.of(again);
    }

    private boolean isSilent() {
        return faults.now(FallSilent.class).isPresent();
    }

    /** A silent pile hears no answer, which says nothing about the link. */
    private void giveUpLink(OutgoingCall call) {
        if (!isSilent()) {
            dropLink.accept(
                    "The server has not answered " + call.action() + " in " + ANSWER_TIMEOUT);
        }
    }

    private void makeRoom() {
        if (!isRemoved(Kind.METER) && !isRemoved(Kind.PASSING)) {
            throw new IllegalStateException(
                    "More than " + MAX_WAITING + " reports of charges wait for the server.");
        }
    }

    private boolean isRemoved(Kind kind) {
        Iterator<Letter> letters = waiting.iterator();
        while (letters.hasNext()) {
            if (letters.next().call().kind() == kind) {
                letters.remove();
                return true;
            }
        }
        return false;
    }
}
