package com.bluesky.charging.order.web.stream;

import com.bluesky.charging.order.contract.OrderView;
import com.bluesky.charging.order.contract.SamplesOfEvents;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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

    private final OrderSource source;
    private final Frames frames;
    private final Set<Reader> readers = ConcurrentHashMap.newKeySet();

    /** The numbers of the events that are not told yet. */
    private final Deque<Long> pending = new ArrayDeque<>();

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
    synchronized void happened(long sequence) {
        if (pending.size() >= StreamLimits.QUEUE_MAX) {
            // Whoever is told of the last one alone finds the others by itself.
            pending.clear();
        }
        pending.add(sequence);
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
        for (List<Long> next = next(); !next.isEmpty(); next = next()) {
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

    private synchronized List<Long> next() {
        List<Long> next = new ArrayList<>(pending);
        pending.clear();
        running = !next.isEmpty();
        return next;
    }

    private synchronized void giveBack(List<Long> events) {
        events.reversed().forEach(pending::addFirst);
        running = false;
        stalled = true;
    }

    /** Whether the order could be read up to the last of these events. */
    private boolean tell(List<Long> events) {
        long until = events.getLast();
        OrderView view = source.atLeast(until).orElse(null);
        if (view == null) {
            return false;
        }
        // Nothing follows a view that ends the stream, so the samples up to it go out before it.
        long samplesUntil = Frames.endOf(view) != null ? view.version() : until;
        Told from = told;
        SamplesOfEvents samples =
                from != null && joinOn(from, events)
                        ? source.samples(from.samples(), samplesUntil)
                        : null;
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

    private static boolean joinOn(Told from, List<Long> events) {
        long expected = from.samples();
        for (long event : events) {
            expected++;
            if (event != expected) {
                return false;
            }
        }
        return true;
    }
}
