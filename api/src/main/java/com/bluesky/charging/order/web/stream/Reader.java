package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.SamplesOfEvents;
import com.bluesky.charging.web.TokenLife;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One who follows an order. A thread works for it only while there is something to send. What it is
 * told is made for all readers together; where that does not join on to what it knows, it looks
 * into the read model by itself.
 */
final class Reader {

    private static final Logger LOG = LoggerFactory.getLogger(Reader.class);

    /** What there is to do next. */
    private sealed interface Work {

        /** Finds out what happened up to an event. */
        record Look(long atLeast) implements Work {}

        record Send(Batch batch) implements Work {}

        record Beat() implements Work {}

        record End(EndReason reason) implements Work {}

        /** Hangs up without a word. */
        record Drop() implements Work {}
    }

    private final OrderSource source;
    private final Frames frames;
    private final Sink sink;
    private final TokenLife token;
    private final Runnable whenClosed;
    private final AtomicBoolean closed = new AtomicBoolean();

    private final Deque<Batch> queue = new ArrayDeque<>();
    private boolean running;
    private boolean dropped;
    private boolean beat;
    private @Nullable Long look;
    private @Nullable EndReason end;

    /** Only the thread that works for the reader knows it. */
    private @Nullable Told told;

    /**
     * A reader to whom nothing was sent yet.
     *
     * @param told how far it was told when it was here before; null at its first time
     * @param whenClosed is run once
     */
    Reader(
            OrderSource source,
            Frames frames,
            Sink sink,
            TokenLife token,
            @Nullable Told told,
            Runnable whenClosed) {
        this.source = source;
        this.frames = frames;
        this.sink = sink;
        this.token = token;
        this.told = told;
        this.whenClosed = whenClosed;
    }

    /** Sends a batch when its turn comes; who is too far behind is cut off. */
    synchronized void offer(Batch batch) {
        if (endsAtOnce()) {
            return;
        }
        if (queue.size() >= StreamLimits.QUEUE_MAX) {
            queue.clear();
            dropped = true;
        } else {
            queue.add(batch);
        }
        work();
    }

    /** Lets it find out by itself what happened up to an event. */
    synchronized void look(long atLeast) {
        if (endsAtOnce()) {
            return;
        }
        look = look == null ? atLeast : Math.max(look, atLeast);
        work();
    }

    /** Shows that the stream lives, and finds out whether the reader does. */
    synchronized void beat() {
        beat = true;
        work();
    }

    /** Ends the stream after what is queued, or at once when nothing more may be told. */
    synchronized void end(EndReason reason) {
        if (!endsAtOnce()) {
            end = reason;
        }
        if (endsAtOnce()) {
            queue.clear();
            look = null;
        }
        work();
    }

    private synchronized boolean endsAtOnce() {
        return end != null && end.isAtOnce();
    }

    /** Ends the stream of a reader that is gone. */
    synchronized void drop() {
        dropped = true;
        work();
    }

    /** Ends the stream when its token is over. */
    void expire(Instant now) {
        if (!now.isBefore(token.expiresAt())) {
            end(EndReason.TOKEN_EXPIRED);
        }
    }

    /** Ends the stream when its token was ended. */
    void checkToken() {
        if (!token.stands().getAsBoolean()) {
            end(EndReason.TOKEN_REVOKED);
        }
    }

    private void work() {
        if (!running && !closed.get()) {
            running = true;
            Thread.ofVirtual().name("order-stream").start(this::run);
        }
    }

    private void run() {
        try {
            for (Work next = next(); next != null; next = next()) {
                carryOut(next);
            }
        } catch (IOException e) {
            LOG.debug("A reader of an order is gone.", e);
            close();
        } catch (RuntimeException e) {
            LOG.warn("A stream of an order failed; its reader may come back.", e);
            close();
        }
    }

    private synchronized @Nullable Work next() {
        if (closed.get()) {
            return null;
        }
        if (dropped) {
            return new Work.Drop();
        }
        if (look != null) {
            Work.Look found = new Work.Look(look);
            look = null;
            return found;
        }
        if (!queue.isEmpty()) {
            return new Work.Send(queue.remove());
        }
        if (end != null) {
            return new Work.End(end);
        }
        if (beat) {
            beat = false;
            return new Work.Beat();
        }
        running = false;
        return null;
    }

    private void carryOut(Work work) throws IOException {
        switch (work) {
            case Work.Look look -> lookAt(look.atLeast());
            case Work.Send send -> send(send.batch());
            case Work.Beat _ -> sink.write(frames.heartbeat());
            case Work.End end -> finish(end.reason());
            case Work.Drop _ -> close();
        }
    }

    private void send(Batch batch) throws IOException {
        Told known = told;
        if (known != null && known.covers(batch.to())) {
            return;
        }
        if (!batch.from().equals(known)) {
            lookAt(Math.max(batch.to().order(), batch.to().samples()));
            return;
        }
        sink.write(batch.bytes());
        told = batch.to();
        finishIf(batch.end());
    }

    private void lookAt(long atLeast) throws IOException {
        OrderView view = source.atLeast(atLeast).orElse(null);
        if (view == null) {
            // The read model is far behind; the reader comes back with what it knows.
            throw new IOException("The order cannot be read now.");
        }
        Told known = told == null ? new Told(-1, view.version()) : told;
        while (!endsAtOnce() && known.samples() < view.version()) {
            SamplesOfEvents more = source.samples(known.samples(), view.version());
            known = new Told(known.order(), more.untilSequence());
            if (!more.items().isEmpty()) {
                sink.write(frames.samples(known, more.items()));
            }
        }
        if (endsAtOnce()) {
            // The token ended while this was read and sent; its end goes out next.
            return;
        }
        if (known.order() < view.version()) {
            known = new Told(view.version(), known.samples());
            sink.write(frames.order(known, view));
        }
        told = known;
        finishIf(Frames.endOf(view));
    }

    private void finishIf(@Nullable EndReason reason) throws IOException {
        if (reason != null) {
            finish(reason);
        }
    }

    private void finish(EndReason reason) throws IOException {
        sink.write(frames.end(reason));
        close();
    }

    private void close() {
        if (closed.compareAndSet(false, true)) {
            sink.close();
            whenClosed.run();
        }
    }
}
