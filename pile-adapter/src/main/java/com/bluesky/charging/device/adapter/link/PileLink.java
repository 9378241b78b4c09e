package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.link.CallOutcome.Answered;
import com.bluesky.charging.device.adapter.link.CallOutcome.Failed;
import com.bluesky.charging.device.adapter.link.CallOutcome.NotSent;
import com.bluesky.charging.device.adapter.link.CallOutcome.Unanswered;
import com.bluesky.charging.device.adapter.link.Inbox.Arrived;
import com.bluesky.charging.device.adapter.link.PileActions.Received;
import com.bluesky.charging.device.adapter.wire.Frame;
import com.bluesky.charging.device.adapter.wire.Frame.Call;
import com.bluesky.charging.device.adapter.wire.Frame.CallError;
import com.bluesky.charging.device.adapter.wire.Frame.CallResult;
import com.bluesky.charging.device.adapter.wire.Frame.Ignored;
import com.bluesky.charging.device.adapter.wire.Frame.Unreadable;
import com.bluesky.charging.device.adapter.wire.Frame.UnreadableAnswer;
import com.bluesky.charging.device.adapter.wire.FrameCodec;
import com.bluesky.charging.device.adapter.wire.Masking;
import com.bluesky.charging.device.adapter.wire.PayloadViolation;
import com.bluesky.charging.device.contract.NotSentReason;
import com.bluesky.charging.device.contract.TracePage.Direction;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a pile: what it says is handled in order, and what is asked of it is asked one
 * call at a time (OCPP-J 1.6 §4.1.1).
 */
final class PileLink {

    private static final Logger LOG = LoggerFactory.getLogger(PileLink.class);

    /** WebSocket close code "policy violation". */
    private static final int POLICY_VIOLATION = 1008;

    private final PileChannel channel;
    private final long epoch;
    private final LinkParts parts;
    private final Inbox inbox;
    private final Inflow inflow;

    /** Until when nothing is read because too much was sent, by {@link System#nanoTime}. */
    private volatile long heldUntilNanos;

    private volatile boolean held;

    /** Whether the server stops, and takes nothing more. */
    private volatile boolean draining;

    /** When the pile will have made up for its frames that could not be read; one thread's. */
    private long unreadablePaidAt;

    private volatile Instant lastSeenAt;

    /** When the last message came, pings and pongs aside, by {@link System#nanoTime}. */
    private volatile long lastMessageNanos = System.nanoTime();

    /** The last message before it was asked whether it lives. */
    private volatile long askedAfterNanos;

    /** Whether a sign of life came since the lease was last refreshed. */
    private volatile boolean seen;

    private @Nullable Queue<Asked> queued;
    private @Nullable Asked outstanding;
    private @Nullable Future<?> timeout;
    private volatile boolean closed;

    PileLink(PileChannel channel, long epoch, SerialQueue inbound, LinkParts parts) {
        this.channel = channel;
        this.epoch = epoch;
        this.parts = parts;
        this.inbox =
                new Inbox(
                        inbound,
                        parts.codec(),
                        parts.actions()::merges,
                        this::handle,
                        () -> channel.readWhile(this::wantsMore));
        this.inflow =
                new Inflow(
                        parts.timings().pressing(), parts.timings().limited(), System.nanoTime());
        this.unreadablePaidAt = System.nanoTime() - LinkLimits.UNREADABLE_WINDOW.toNanos();
        this.askedAfterNanos = lastMessageNanos - 1;
        this.lastSeenAt = parts.clock().instant();
    }

    /** A call that somebody waits for. */
    private record Asked(
            String messageId, PileRequest request, CompletableFuture<CallOutcome> outcome) {}

    String deviceId() {
        return channel.deviceId();
    }

    long epoch() {
        return epoch;
    }

    SerialQueue inbound() {
        return inbox.queue();
    }

    PileChannel channel() {
        return channel;
    }

    Instant lastSeenAt() {
        return lastSeenAt;
    }

    /** Notes a sign of life. */
    void alive() {
        lastSeenAt = parts.clock().instant();
        seen = true;
    }

    /** Whether a sign of life came since this was last asked. */
    boolean takeSeen() {
        boolean was = seen;
        seen = false;
        return was;
    }

    /** Puts back what {@link #takeSeen} took. */
    void stillSeen() {
        seen = true;
    }

    /**
     * Counts a frame of whatever kind, on the event loop; one who sends too much is read more
     * slowly, and in the end cut. Whether the frame is still to be looked at.
     */
    boolean admits(int bytes) {
        if (closed) {
            return false;
        }
        Inflow.Verdict verdict = inflow.take(bytes, inbox.unhandled(), System.nanoTime());
        if (verdict.tooMuch()) {
            cut("Too many messages.");
            return false;
        }
        if (verdict.holdNanos() > 0) {
            hold(verdict.holdNanos());
        }
        return true;
    }

    private void hold(long nanos) {
        heldUntilNanos = System.nanoTime() + nanos;
        if (!held) {
            held = true;
            channel.readWhile(this::wantsMore);
            var _ = parts.timer().schedule(this::letGo, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void letGo() {
        long left = heldUntilNanos - System.nanoTime();
        if (left > 0) {
            var _ = parts.timer().schedule(this::letGo, left, TimeUnit.NANOSECONDS);
        } else {
            held = false;
            channel.readWhile(this::wantsMore);
        }
    }

    private boolean wantsMore() {
        return !held && !draining && inbox.unhandled() < LinkLimits.QUEUED_FRAMES;
    }

    /** Reads nothing more, because the server stops. */
    void drain() {
        draining = true;
        channel.readWhile(this::wantsMore);
    }

    /** Ends a connection that sends too much; its device may come back after a rest. */
    private void cut(String why) {
        LOG.warn("{} is cut: {}", channel.deviceId(), why);
        parts.rests().begin(channel.deviceId());
        end(why);
    }

    /** Takes nothing more and closes the connection. */
    void end(String why) {
        closed();
        channel.close(POLICY_VIOLATION, why);
    }

    /**
     * Takes a text message from the event loop. What still comes by a connection that was replaced
     * or is being closed is not handled: it is never acknowledged, so the pile repeats it.
     */
    void received(String text) {
        if (closed) {
            return;
        }
        alive();
        lastMessageNanos = System.nanoTime();
        parts.traces().note(channel.deviceId(), Direction.FROM_PILE, text);
        inbox.add(text, lastSeenAt);
        if (inbox.unhandled() >= LinkLimits.QUEUED_FRAMES) {
            channel.readWhile(this::wantsMore);
        }
    }

    /** How many messages are not handled yet. */
    int unhandled() {
        return inbox.unhandled();
    }

    /** Whether nothing but pings was heard for so long that the application may be dead. */
    boolean isSilent() {
        return System.nanoTime() - lastMessageNanos > parts.timings().silence().toNanos();
    }

    /** Whether it is silent and nobody has asked it yet since its last message. */
    boolean isToBeAsked() {
        if (!isSilent() || askedAfterNanos == lastMessageNanos) {
            return false;
        }
        askedAfterNanos = lastMessageNanos;
        return true;
    }

    private void handle(List<Arrived> arrived) {
        if (arrived.size() == 1) {
            handle(arrived.getFirst());
        } else {
            parts.actions()
                    .answerAll(channel.deviceId(), arrived.stream().map(PileLink::callOf).toList())
                    .forEach(this::send);
        }
    }

    private static Received callOf(Arrived arrived) {
        return new Received((Call) arrived.frame(), arrived.at());
    }

    private void handle(Arrived arrived) {
        switch (arrived.frame()) {
            case Call _ -> send(parts.actions().answer(channel.deviceId(), callOf(arrived)));
            case CallResult result -> answered(result);
            case CallError error -> failed(error);
            case UnreadableAnswer answer -> {
                settle(answer.messageId(), new Unanswered("an answer that cannot be read"));
                countUnreadable();
            }
            case Unreadable call -> {
                send(FrameCodec.error(call.messageId(), call.code(), call.description()));
                countUnreadable();
            }
            case Ignored ignored -> {
                LOG.info("Ignored of {}: {}", channel.deviceId(), ignored.reason());
                countUnreadable();
            }
        }
    }

    private void countUnreadable() {
        long now = System.nanoTime();
        long window = LinkLimits.UNREADABLE_WINDOW.toNanos();
        unreadablePaidAt =
                Math.max(unreadablePaidAt, now - window) + window / LinkLimits.UNREADABLE_FRAMES;
        if (unreadablePaidAt > now && !closed) {
            cut("Too many messages that cannot be read.");
        }
    }

    private void send(Frame.Sendable frame) {
        String text = parts.codec().write(frame);
        parts.traces().note(channel.deviceId(), Direction.TO_PILE, text);
        channel.send(text);
    }

    private void answered(CallResult result) {
        Asked asked = outstanding(result.messageId());
        if (asked == null) {
            LOG.info("{} answered a call that nobody waits for", channel.deviceId());
            return;
        }
        try {
            parts.schemas().checkResult(asked.request().action(), result.payload());
            settle(result.messageId(), new Answered(result.payload()));
        } catch (PayloadViolation e) {
            settle(result.messageId(), new Unanswered("an answer that is not valid"));
        }
    }

    /** Piles like to repeat what they were told, and what they say is kept: so not a secret. */
    private void failed(CallError error) {
        Asked asked = outstanding(error.messageId());
        if (asked == null) {
            LOG.info("{} answered a call that nobody waits for", channel.deviceId());
            return;
        }
        String description = Masking.withoutEcho(error.description(), asked.request().payload());
        settle(error.messageId(), new Failed(error.code(), description));
    }

    /** Asks the pile, at once or after what was asked before. */
    CompletableFuture<CallOutcome> call(PileRequest request) {
        Asked asked = new Asked(UUID.randomUUID().toString(), request, new CompletableFuture<>());
        synchronized (this) {
            if (closed) {
                complete(asked, new NotSent(NotSentReason.OFFLINE));
            } else if (outstanding == null) {
                askInTime(asked);
            } else {
                enqueue(asked);
            }
        }
        return asked.outcome();
    }

    private void enqueue(Asked asked) {
        if (queued == null) {
            queued = new ArrayDeque<>();
        }
        if (queued.size() >= LinkLimits.QUEUED_CALLS) {
            complete(asked, new NotSent(NotSentReason.QUEUE_FULL));
        } else {
            queued.add(asked);
        }
    }

    /** Asks, unless it waited for too long: here, or behind what the pile said before. */
    private void askInTime(Asked asked) {
        if (asked.request().notSentAfter().isBefore(parts.clock().instant())) {
            complete(asked, new NotSent(NotSentReason.EXPIRED));
        } else {
            ask(asked);
        }
    }

    private void ask(Asked asked) {
        outstanding = asked;
        timeout =
                parts.timer()
                        .schedule(
                                () ->
                                        settle(
                                                asked.messageId(),
                                                new Unanswered("no answer in time")),
                                parts.timings().call().toMillis(),
                                TimeUnit.MILLISECONDS);
        send(new Call(asked.messageId(), asked.request().action(), asked.request().payload()));
    }

    private synchronized @Nullable Asked outstanding(String messageId) {
        return outstanding != null && outstanding.messageId().equals(messageId)
                ? outstanding
                : null;
    }

    private synchronized void settle(String messageId, CallOutcome outcome) {
        Asked asked = outstanding(messageId);
        if (asked == null) {
            return;
        }
        outstanding = null;
        cancelTimeout();
        complete(asked, outcome);
        while (outstanding == null && queued != null) {
            Asked next = queued.poll();
            if (next == null) {
                queued = null;
            } else {
                askInTime(next);
            }
        }
    }

    private void cancelTimeout() {
        if (timeout != null) {
            timeout.cancel(false);
            timeout = null;
        }
    }

    /** Tells whoever waits; elsewhere, because this is called under the lock of this link. */
    private void complete(Asked asked, CallOutcome outcome) {
        parts.executor().execute(() -> asked.outcome().complete(outcome));
    }

    /** Takes no more calls, and ends those that wait; the connection is lost or about to be. */
    void closed() {
        List<Asked> never = new ArrayList<>();
        Asked unanswered;
        synchronized (this) {
            closed = true;
            unanswered = outstanding;
            outstanding = null;
            cancelTimeout();
            if (queued != null) {
                never.addAll(queued);
                queued = null;
            }
        }
        if (unanswered != null) {
            complete(unanswered, new Unanswered("the link was lost"));
        }
        never.forEach(asked -> complete(asked, new NotSent(NotSentReason.OFFLINE)));
    }
}
