package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.RequestRejected;
import com.bluesky.charging.web.TokenLife;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All streams of this node: who follows which order, and until when. */
@Component
final class Streams implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final EventStore store;
    private final Queries queries;
    private final Frames frames;
    private final Clock clock;
    private final OpenStreams open;
    private volatile @Nullable ScheduledExecutorService watch;
    private Instant beatAt = Instant.MIN;

    Streams(EventStore store, Queries queries, Frames frames, Clock clock, OpenStreams open) {
        this.store = store;
        this.queries = queries;
        this.frames = frames;
        this.clock = clock;
        this.open = open;
    }

    /**
     * Begins a stream.
     *
     * @param order that the caller may see
     * @param told how far the reader was told before; null at its first time
     * @param sink makes the answer; it is not called when the stream is refused
     * @throws RequestRejected with {@link StreamProblem#TOO_MANY_STREAMS}
     */
    void open(
            OrderView order, TokenLife token, @Nullable Told told, Function<Runnable, Sink> sink) {
        open.add(token);
        Reader reader;
        try {
            reader = register(order, token, told, sink);
        } catch (RuntimeException e) {
            open.remove(token);
            throw e;
        }
        begin(reader, order);
    }

    /** Lets a reader look at what was before; what is stored from here on is announced. */
    private void begin(Reader reader, OrderView order) {
        try {
            long stored = store.lastSequenceNumberFor(order.orderId()).orElse(0L);
            reader.look(Math.max(stored, order.version()));
        } catch (RuntimeException e) {
            // The head of the answer is on its way, so that no problem can be told any more.
            LOG.warn("A stream of an order cannot begin; its reader may come back.", e);
            reader.drop();
        }
        if (watch == null) {
            reader.end(EndReason.SERVER_STOPPING);
        }
    }

    private Reader register(
            OrderView order, TokenLife token, @Nullable Told told, Function<Runnable, Sink> sink) {
        String orderId = order.orderId();
        Opening opening = new Opening();
        Sink answer = sink.apply(opening::drop);
        feeds.compute(
                orderId,
                (_, known) -> {
                    Feed feed =
                            known == null
                                    ? new Feed(new StoredOrder(queries, order), frames)
                                    : known;
                    Reader reader =
                            new Reader(
                                    feed.source(),
                                    frames,
                                    answer,
                                    token,
                                    told,
                                    () -> closed(orderId, opening, token));
                    opening.reader = reader;
                    feed.add(reader);
                    readers.add(reader);
                    return feed;
                });
        return opening.opened();
    }

    /** An event of an order was stored. */
    void happened(String orderId, long sequence) {
        Feed feed = feeds.get(orderId);
        if (feed != null) {
            feed.happened(sequence);
        }
    }

    boolean isFollowed(String orderId) {
        return feeds.containsKey(orderId);
    }

    private void closed(String orderId, Opening opening, TokenLife token) {
        Reader reader = opening.opened();
        feeds.computeIfPresent(
                orderId,
                (_, feed) -> {
                    feed.remove(reader);
                    return feed.isEmpty() ? null : feed;
                });
        readers.remove(reader);
        open.remove(token);
    }

    @Override
    public void start() {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("order-streams").factory());
        long millis = StreamLimits.LOOK_AROUND.toMillis();
        var _ =
                thread.scheduleWithFixedDelay(
                        this::lookAround, millis, millis, TimeUnit.MILLISECONDS);
        watch = thread;
    }

    private void lookAround() {
        try {
            Instant now = clock.instant();
            feeds.values().forEach(Feed::retry);
            readers.forEach(reader -> reader.expire(now));
            if (!now.isBefore(beatAt)) {
                beatAt = now.plus(StreamLimits.HEARTBEAT);
                readers.forEach(Reader::beat);
            }
            // Last, because it needs the database.
            readers.forEach(Reader::checkToken);
        } catch (RuntimeException e) {
            LOG.warn("Cannot look after the streams of orders now: {}", e.getMessage());
        }
    }

    /** The first to stop, so that the server does not wait for answers that would not end. */
    @Override
    public void stop() {
        ScheduledExecutorService thread = watch;
        watch = null;
        if (thread != null) {
            thread.shutdownNow();
        }
        readers.forEach(reader -> reader.end(EndReason.SERVER_STOPPING));
        long deadline = System.nanoTime() + StreamLimits.FAREWELL.toNanos();
        while (!readers.isEmpty() && System.nanoTime() < deadline) {
            pause();
        }
        readers.forEach(Reader::drop);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }

    /** A reader and what may happen to its connection before it is there. */
    private static final class Opening {

        private volatile @Nullable Reader reader;

        Reader opened() {
            Reader there = reader;
            if (there == null) {
                throw new IllegalStateException("The stream has not begun.");
            }
            return there;
        }

        void drop() {
            Reader there = reader;
            if (there != null) {
                there.drop();
            }
        }
    }
}
