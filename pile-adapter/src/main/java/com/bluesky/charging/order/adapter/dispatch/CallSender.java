package com.bluesky.charging.order.adapter.dispatch;

import com.bluesky.charging.device.adapter.link.CallOutcome;
import com.bluesky.charging.device.adapter.link.CallOutcome.Reason;
import com.bluesky.charging.device.adapter.link.PileLinks;
import com.bluesky.charging.device.adapter.link.PileRequest;
import com.bluesky.charging.device.adapter.report.Recorder;
import com.bluesky.charging.order.adapter.dispatch.Call.Kind;
import com.bluesky.charging.order.adapter.dispatch.CallQueue.Looker;
import com.bluesky.charging.order.adapter.dispatch.CallQueue.Row;
import com.bluesky.charging.order.adapter.dispatch.CallQueue.State;
import com.bluesky.charging.order.adapter.dispatch.StartsAndStops.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends the calls of the {@link CallQueue} that lead to sockets of this node, and tells the orders
 * what became of them. A call is marked as sent before it is handed to its link, so no crash can
 * send it twice; one that is found marked, and that nobody waits for, is unanswered.
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

    private final CallQueue queue;
    private final Charges charges;
    private final PileLinks links;
    private final Recorder recorder;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** The calls that a thread of this node is busy with. */
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();

    private final Semaphore woken = new Semaphore(0);
    private @Nullable Running running;

    /** A flag and no interrupt, which would break the connection to the database. */
    private volatile boolean stopping;

    CallSender(
            CallQueue queue,
            Charges charges,
            PileLinks links,
            Recorder recorder,
            @Qualifier("pileTransactionManager") PlatformTransactionManager transactions,
            Clock clock) {
        this.queue = queue;
        this.charges = charges;
        this.links = links;
        this.recorder = recorder;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Running(Thread looker, ExecutorService workers) {}

    /** Makes the sender look at once. */
    void wake() {
        woken.release();
    }

    /** The node whose calls this sender reports. */
    String node() {
        return links.node();
    }

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
            wake();
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
                workOnPage(workers);
            } catch (RuntimeException e) {
                LOG.warn("Calls to piles could not be read; the next look does it", e);
            }
            awaitNextLook();
        }
    }

    private void workOnPage(ExecutorService workers) {
        List<Row> mine =
                queue.toDo(looker(), List.copyOf(busy)).stream()
                        .filter(row -> isMine(row) && busy.add(row.callId()))
                        .toList();
        mine.forEach(row -> workers.execute(() -> workOn(row.callId())));
        if (mine.size() == CallQueue.PAGE) {
            wake(); // There may be more.
        }
    }

    private Looker looker() {
        Instant now = clock.instant();
        return new Looker(links.node(), now, links.leasedSince(), now.minus(LEFT_TO_OTHERS));
    }

    private void awaitNextLook() {
        try {
            boolean early = woken.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            if (early) {
                woken.drainPermits();
            }
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

    /** Whether this node has to do something about a row now. */
    private boolean isMine(Row row) {
        return switch (row.state()) {
            case QUEUED ->
                    links.holds(row.call().deviceId()) || expired(row) || row.linkedTo() == null;
            case SENT -> links.node().equals(row.node()) || abandoned(row);
            case ANSWERED -> links.node().equals(row.node()) || abandoned(row);
            case DONE -> false;
        };
    }

    private boolean expired(Row row) {
        return !clock.instant().isBefore(row.call().expiresAt());
    }

    private boolean abandoned(Row row) {
        return clock.instant().isAfter(row.call().expiresAt().plus(LEFT_TO_OTHERS));
    }

    /** Works on a row as it is now: another thread may have been done with it since it was read. */
    private void workOn(long callId) {
        try {
            queue.find(callId, links.leasedSince()).filter(this::isMine).ifPresent(this::work);
        } catch (RuntimeException e) {
            LOG.warn("Call {} is tried again", callId, e);
        } finally {
            busy.remove(callId);
        }
    }

    private void work(Row row) {
        switch (row.state()) {
            case QUEUED -> send(row);
            case SENT ->
                    answered(
                            row,
                            StartsAndStops.unanswered(
                                    row.call().kind(), "The server ended before an answer."));
            case ANSWERED -> report(row);
            case DONE -> throw new IllegalArgumentException("Nothing is to be done.");
        }
    }

    private void send(Row row) {
        Call call = row.call();
        PileRequest request = request(call);
        if (!queue.take(row.callId(), links.node())) {
            return; // Withdrawn, or another node was quicker.
        }
        if (expired(row)) {
            answered(row, StartsAndStops.notSent(call.kind(), Reason.EXPIRED));
        } else {
            CallOutcome outcome = links.call(call.deviceId(), request).join();
            answered(row, StartsAndStops.outcome(call.kind(), outcome));
        }
    }

    private PileRequest request(Call call) {
        return call.kind() == Kind.STOP
                ? StartsAndStops.stop(call)
                : StartsAndStops.start(
                        call,
                        charges.tagOf(call.orderId())
                                .orElseThrow(() -> new IllegalStateException("The tag is gone.")));
    }

    private void answered(Row row, Outcome outcome) {
        transaction.executeWithoutResult(status -> {
            if (row.call().kind() == Kind.START) {
                charges.forgetTag(row.call().orderId());
            }
            queue.answered(row.callId(), outcome.name(), outcome.detail());
        });
        report(
                new Row(
                        row.callId(),
                        row.call(),
                        State.ANSWERED,
                        links.node(),
                        row.linkedTo(),
                        outcome.name(),
                        outcome.detail()));
    }

    private void report(Row row) {
        recorder.record(
                row.call().deviceId(),
                StartsAndStops.report(row, clock.instant()),
                row.call().cause());
        queue.done(row.callId());
    }
}
