package com.bluesky.charging.device.adapter.call;

import com.bluesky.charging.device.adapter.call.CallTable.Looker;
import com.bluesky.charging.device.adapter.link.CallOutcome;
import com.bluesky.charging.device.adapter.link.CallOutcome.NotSent;
import com.bluesky.charging.device.adapter.link.CallOutcome.Unanswered;
import com.bluesky.charging.device.adapter.link.PileLinks;
import com.bluesky.charging.device.adapter.link.PileRequest;
import com.bluesky.charging.device.contract.NotSentReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sends the {@link Calls} of all kinds that lead to sockets of this node, and has told what became
 * of them. A call is marked as sent before it is handed to its link, so no crash can send it twice;
 * one that is found marked, and that nobody waits for, is unanswered.
 */
@Component
final class CallSender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CallSender.class);

    /** How often to look without being woken: for what other nodes wrote, and for retries. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** How long after its deadline another node's call is left to that node. */
    private static final Duration LEFT_TO_OTHERS = Duration.ofSeconds(90);

    /** Stops after the pile server, which starts last: the answers that it ends are recorded. */
    private static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 1;

    private final List<Desk<?>> desks;
    private final PileLinks links;
    private final CallBell bell;
    private final Clock clock;

    private @Nullable Running running;

    /** A flag and no interrupt, which would break the connection to the database. */
    private volatile boolean stopping;

    CallSender(List<Calls<?>> kinds, PileLinks links, CallBell bell, Clock clock) {
        this.desks = kinds.stream().<Desk<?>>map(this::desk).toList();
        this.links = links;
        this.bell = bell;
        this.clock = clock;
    }

    private <C> Desk<C> desk(Calls<C> calls) {
        return new Desk<>(calls);
    }

    private record Running(Thread looker, ExecutorService workers) {}

    @Override
    public synchronized void start() {
        if (running == null) {
            stopping = false;
            ExecutorService workers =
                    Executors.newThreadPerTaskExecutor(
                            Thread.ofVirtual().name("call-", 0).factory());
            running =
                    new Running(
                            Thread.ofVirtual().name("call-queue").start(() -> look(workers)),
                            workers);
        }
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            stopping = true;
            bell.ring();
            joined(running.looker());
            running.workers().close();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void look(ExecutorService workers) {
        while (!stopping) {
            try {
                desks.forEach(desk -> desk.workOnPage(workers));
            } catch (RuntimeException e) {
                LOG.warn("Calls to piles could not be read; the next look does it", e);
            }
            awaitNextLook();
        }
    }

    private void awaitNextLook() {
        try {
            bell.await(LOOK);
        } catch (InterruptedException e) {
            stopping = true;
            Thread.currentThread().interrupt();
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where the calls of one kind are worked on. */
    private final class Desk<C> {

        private final Calls<C> calls;

        /** The calls that a thread of this node is busy with. */
        private final Set<Long> busy = ConcurrentHashMap.newKeySet();

        Desk(Calls<C> calls) {
            this.calls = calls;
        }

        void workOnPage(ExecutorService workers) {
            List<CallRow<C>> mine =
                    calls.table().toDo(looker(), List.copyOf(busy)).stream()
                            .filter(call -> isMine(call) && busy.add(call.callId()))
                            .toList();
            mine.forEach(call -> workers.execute(() -> workOn(call)));
            if (mine.size() == CallTable.PAGE) {
                bell.ring(); // There may be more.
            }
        }

        private Looker looker() {
            Instant now = clock.instant();
            return new Looker(links.node(), now, links.leasedSince(), now.minus(LEFT_TO_OTHERS));
        }

        /** Whether this node has to do something about a call now. */
        private boolean isMine(CallRow<C> call) {
            return switch (call.state()) {
                case QUEUED ->
                        links.holds(call.deviceId()) || expired(call) || call.linkedTo() == null;
                case SENT, ANSWERED -> links.node().equals(call.node()) || abandoned(call);
                case DONE -> false;
            };
        }

        private boolean expired(CallRow<C> call) {
            return !clock.instant().isBefore(call.expiresAt());
        }

        private boolean abandoned(CallRow<C> call) {
            return clock.instant().isAfter(call.expiresAt().plus(LEFT_TO_OTHERS));
        }

        /**
         * Works on a call that was found. A queued one whose socket is here is sent as it was
         * found, unless somebody took, withdrew or answered it meanwhile. Any other is read again
         * first.
         */
        private void workOn(CallRow<C> found) {
            try {
                boolean sent =
                        found.state() == CallState.QUEUED
                                && links.holds(found.deviceId())
                                && send(found);
                if (!sent) {
                    calls.table()
                            .find(found.callId(), links.leasedSince())
                            .filter(this::isMine)
                            .ifPresent(this::work);
                }
            } catch (RuntimeException e) {
                LOG.warn("Call {} is tried again", found.callId(), e);
            } finally {
                busy.remove(found.callId());
            }
        }

        private void work(CallRow<C> call) {
            switch (call.state()) {
                case QUEUED -> send(call);
                case SENT -> settle(call, new Unanswered("The server ended before an answer."));
                case ANSWERED -> tell(call);
                case DONE -> throw new IllegalArgumentException("Nothing is to be done.");
            }
        }

        /** Whether it was this thread's to send. */
        private boolean send(CallRow<C> call) {
            PileRequest request = calls.request(call);
            if (!calls.table().take(call.callId(), links.node(), clock.instant())) {
                return false; // Withdrawn, or another node was quicker.
            }
            CallOutcome outcome =
                    expired(call)
                            ? new NotSent(NotSentReason.EXPIRED)
                            : calls.send(links, call.deviceId(), request).join();
            settle(call, outcome);
            return true;
        }

        private void settle(CallRow<C> call, CallOutcome outcome) {
            calls.settle(call, outcome)
                    .ifPresent(content ->
                            tell(
                                    new CallRow<>(
                                            call.callId(),
                                            call.deviceId(),
                                            call.expiresAt(),
                                            CallState.ANSWERED,
                                            links.node(),
                                            call.linkedTo(),
                                            content)));
        }

        private void tell(CallRow<C> call) {
            calls.tell(call);
            calls.table().done(call.callId());
        }
    }
}
