package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.SamplesOfEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to one order, for all who follow it on this node: read and written once, however
 * many they are.
 */
final class Feed {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    /** The read model keeps microseconds, rounded. */
    private static final Duration ROUNDING = Duration.ofMillis(1);

    /** An event that is not told yet, and the time of the earliest sample that it tells, if any. */
    private record Happening(long sequence, @Nullable Instant earliestSample) {}

    private final OrderSource source;
    private final Frames frames;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
    private final Deque<Happening> pending = new ArrayDeque<>();
    private boolean running;
    private boolean stalled;

    /** Only the thread that works for the feed knows it; null when readers have to look. */
    private @Nullable Told told;

    Feed(OrderSource source, Frames frames) {
        this.source = source;
        this.frames = frames;
    }

    OrderSource source() {
        return source;
    }

    void add(Reader reader) {
        readers.add(reader);
    }

    void remove(Reader reader) {
        readers.remove(reader);
    }

    boolean isEmpty() {
        return readers.isEmpty();
    }

    /** An event was stored. */
    synchronized void happened(long sequence, @Nullable Instant earliestSample) {
        if (pending.size() >= StreamLimits.QUEUE_MAX) {
            // Whoever is told of the last one alone finds the others by itself.
            pending.clear();
        }
        pending.add(new Happening(sequence, earliestSample));
        work();
    }

    /** Tries again what could not be read in time. */
    synchronized void retry() {
        if (stalled) {
            stalled = false;
            work();
        }
    }

    private void work() {
        if (!running && !stalled) {
            running = true;
            Thread.ofVirtual().name("order-feed").start(this::run);
        }
    }

    private void run() {
        for (List<Happening> next = next(); !next.isEmpty(); next = next()) {
            try {
                if (!tell(next)) {
                    giveBack(next);
                    return;
                }
            } catch (RuntimeException e) {
                LOG.warn("An order cannot be told to its readers now: {}", e.getMessage());
                giveBack(next);
                return;
            }
        }
    }

    private synchronized List<Happening> next() {
        List<Happening> next = new ArrayList<>(pending);
        pending.clear();
        running = !next.isEmpty();
        return next;
    }

    private synchronized void giveBack(List<Happening> events) {
        events.reversed().forEach(pending::addFirst);
        running = false;
        stalled = true;
    }

    /** Whether the order could be read up to the last of these events. */
    private boolean tell(List<Happening> events) {
        long until = events.getLast().sequence();
        OrderView view = source.atLeast(until).orElse(null);
        if (view == null) {
            return false;
        }
        // Nothing follows a view that ends the stream, so the samples up to it go out before it.
        boolean over = Frames.endOf(view) != null;
        long samplesUntil = over ? view.version() : until;
        Told from = told;
        SamplesOfEvents samples = null;
        if (from != null && joinOn(from, events)) {
            samples =
                    over
                            ? source.samples(from.samples(), samplesUntil, null)
                            : samples(from, events);
        }
        if (from == null || samples == null || samples.untilSequence() < samplesUntil) {
            told = new Told(view.version(), samplesUntil);
            readers.forEach(reader -> reader.look(until));
            return true;
        }
        Told to = new Told(Math.max(view.version(), from.order()), samplesUntil);
        Batch batch = frames.batch(from, to, samples.items(), view);
        told = to;
        readers.forEach(reader -> reader.offer(batch));
        return true;
    }

    private SamplesOfEvents samples(Told from, List<Happening> events) {
        long until = events.getLast().sequence();
        return events.stream()
                .map(Happening::earliestSample)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(at -> source.samples(from.samples(), until, at.minus(ROUNDING)))
                .orElse(new SamplesOfEvents(List.of(), until));
    }

    private static boolean joinOn(Told from, List<Happening> events) {
        long expected = from.samples();
        for (Happening event : events) {
            expected++;
            if (event.sequence() != expected) {
                return false;
            }
        }
        return true;
    }
}
