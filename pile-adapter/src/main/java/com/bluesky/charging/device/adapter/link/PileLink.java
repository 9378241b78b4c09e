package com.bluesky.charging.device.adapter.link;

import com.bluesky.charging.device.adapter.link.CallOutcome.Answered;
import com.bluesky.charging.device.adapter.link.CallOutcome.Failed;
import com.bluesky.charging.device.adapter.link.CallOutcome.NotSent;
import com.bluesky.charging.device.adapter.link.CallOutcome.Reason;
import com.bluesky.charging.device.adapter.link.CallOutcome.Unanswered;
import com.bluesky.charging.device.adapter.wire.Frame;
import com.bluesky.charging.device.adapter.wire.Frame.Call;
import com.bluesky.charging.device.adapter.wire.Frame.CallError;
import com.bluesky.charging.device.adapter.wire.Frame.CallResult;
import com.bluesky.charging.device.adapter.wire.Frame.Ignored;
import com.bluesky.charging.device.adapter.wire.Frame.Unreadable;
import com.bluesky.charging.device.adapter.wire.Frame.UnreadableAnswer;
import com.bluesky.charging.device.adapter.wire.FrameCodec;
import com.bluesky.charging.device.adapter.wire.PayloadViolation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a pile: what it says is handled in order, and what is asked of it is asked one
 * call at a time (OCPP-J 1.6 §4.1.1).
 */
final class PileLink {

    private static final Logger LOG = LoggerFactory.getLogger(PileLink.class);

    private final PileChannel channel;
    private final long epoch;
    private final SerialQueue inbound;
    private final LinkParts parts;

    /** Frames that were received and are not handled yet. */
    private final AtomicInteger waiting = new AtomicInteger();

    private volatile Instant lastSeenAt;

    /** Whether a sign of life came since the lease was last refreshed. */
    private volatile boolean seen;

    private @Nullable Queue<Asked> queued;
    private @Nullable Asked outstanding;
    private @Nullable Future<?> timeout;
    private boolean closed;

    PileLink(PileChannel channel, long epoch, SerialQueue inbound, LinkParts parts) {
        this.channel = channel;
        this.epoch = epoch;
        this.inbound = inbound;
        this.parts = parts;
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
        return inbound;
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

    /** Takes a text message from the event loop. */
    void received(String text) {
        alive();
        Instant receivedAt = lastSeenAt;
        if (waiting.incrementAndGet() == LinkLimits.QUEUED_FRAMES) {
            channel.read(false);
        }
        inbound.execute(() -> {
            try {
                handle(parts.codec().read(text), receivedAt);
            } finally {
                if (waiting.decrementAndGet() == LinkLimits.QUEUED_FRAMES - 1) {
                    channel.read(true);
                }
            }
        });
    }

    private void handle(Frame frame, Instant receivedAt) {
        switch (frame) {
            case Call call -> send(parts.actions().answer(channel.deviceId(), call, receivedAt));
            case CallResult result -> answered(result);
            case CallError error ->
                    settle(error.messageId(), new Failed(error.code(), error.description()));
            case UnreadableAnswer answer ->
                    settle(answer.messageId(), new Unanswered("an answer that cannot be read"));
            case Unreadable call ->
                    send(FrameCodec.error(call.messageId(), call.code(), call.description()));
            case Ignored ignored ->
                    LOG.info("Ignored of {}: {}", channel.deviceId(), ignored.reason());
        }
    }

    private void send(Frame.Sendable frame) {
        channel.send(parts.codec().write(frame));
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

    /** Asks the pile, at once or after what was asked before. */
    CompletableFuture<CallOutcome> call(PileRequest request) {
        Asked asked = new Asked(UUID.randomUUID().toString(), request, new CompletableFuture<>());
        synchronized (this) {
            if (closed) {
                complete(asked, new NotSent(Reason.OFFLINE));
            } else if (outstanding == null) {
                ask(asked);
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
            complete(asked, new NotSent(Reason.QUEUE_FULL));
        } else {
            queued.add(asked);
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
            } else if (next.request().notSentAfter().isBefore(parts.clock().instant())) {
                complete(next, new NotSent(Reason.EXPIRED));
            } else {
                ask(next);
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
        never.forEach(asked -> complete(asked, new NotSent(Reason.OFFLINE)));
    }
}
