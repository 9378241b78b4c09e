package com.bluesky.charging.app.events.store;

import com.bluesky.charging.app.events.store.EventRow.Place;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the events of many commands in one commit. A commit waits for the disk, and what comes
 * meanwhile goes into the next one: the more commands there are, the more share the wait.
 *
 * <p>One thread writes. Each command hears of its own events only: that they are durable, or that
 * another command had written to the same stream, or that the database was lost and nobody knows. A
 * command that clashes fails alone, and the others of its round are stored without it.
 */
public final class GroupCommit implements AutoCloseable {

    /** Rows of one commit; past that a round takes longer than what it saves. */
    static final int ROUND_EVENTS = 1_000;

    /** Bytes of one commit, so that large events do not make a statement of hundreds of MB. */
    static final int ROUND_BYTES = 8 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** How soon an idle writer sees that it is closed. */
    private static final long LOOK_MILLIS = 100;

    private static final String UNIQUE_VIOLATION = "23505";

    private final EventTable table;
    private final BlockingQueue<Append> waiting = new LinkedBlockingQueue<>();
    private final Thread writer;

    /** What fits in no round so far, because its place or the bytes were taken by another. */
    private List<Append> postponed = new ArrayList<>();

    private volatile boolean closing;

    /** A writer on connections of its own choice, which commit by themselves. */
    public GroupCommit(DataSource dataSource) {
        this(new EventTable(dataSource));
    }

    GroupCommit(EventTable table) {
        this.table = table;
        this.writer = Thread.ofPlatform().daemon().name("event-writer").start(this::write);
    }

    /**
     * Stores the events of one command and completes when they are durable. It fails with the
     * {@link SQLException} of the database; SQLState 23505 says that another event stands at the
     * same place of a stream.
     */
    CompletableFuture<Void> append(List<EventRow> rows) {
        Append append = Append.of(rows);
        waiting.add(append);
        if (closing && waiting.remove(append)) {
            fail(append, new SQLException("The event store is being closed.", "57P01"));
        }
        return append.stored();
    }

    /** Stores what was given before this call, and nothing more. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() {
        while (!closing) {
            try {
                Append first = postponed.isEmpty() ? next() : null;
                if (first != null) {
                    postponed.add(first);
                }
                if (!postponed.isEmpty()) {
                    writeRound();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException("Nobody interrupts the event writer.", e);
            }
        }
        while (!postponed.isEmpty() || !waiting.isEmpty()) {
            writeRound();
        }
    }

    private @Nullable Append next() throws InterruptedException {
        return waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void writeRound() {
        List<Append> round = nextRound();
        try {
            store(round);
        } catch (RuntimeException | Error e) {
            LOG.error("The events of {} commands could not be stored", round.size(), e);
            round.forEach(
                    append -> fail(append, new SQLException("Perhaps not stored.", "57000", e)));
        }
    }

    /** The oldest that fit together: no two at one place, and within the bounds of a round. */
    private List<Append> nextRound() {
        List<Append> candidates = postponed;
        waiting.drainTo(candidates, ROUND_EVENTS);
        List<Append> round = new ArrayList<>();
        List<Append> later = new ArrayList<>();
        Set<Place> places = new HashSet<>();
        int events = 0;
        long bytes = 0;
        for (Append append : candidates) {
            boolean fits =
                    round.isEmpty()
                            || (events + append.rows().size() <= ROUND_EVENTS
                                    && bytes + append.bytes() <= ROUND_BYTES);
            if (fits && append.places().stream().noneMatch(places::contains)) {
                places.addAll(append.places());
                events += append.rows().size();
                bytes += append.bytes();
                round.add(append);
            } else {
                later.add(append);
            }
        }
        postponed = later;
        return round;
    }

    private void store(List<Append> round) {
        List<Append> left = round;
        while (!left.isEmpty()) {
            try {
                table.append(left.stream().flatMap(append -> append.rows().stream()).toList());
                left.forEach(append -> append.stored().complete(null));
                return;
            } catch (SQLException e) {
                left =
                        isClash(e) && left.size() > 1
                                ? withoutThoseThatClash(left, e)
                                : none(left, e);
            }
        }
    }

    /** Fails those whose place is taken; what is left is worth another try. */
    private List<Append> withoutThoseThatClash(List<Append> round, SQLException clash) {
        Set<Place> taken;
        try {
            taken = table.taken(round.stream().flatMap(it -> it.places().stream()).toList());
        } catch (SQLException e) {
            return none(round, e);
        }
        List<Append> left = new ArrayList<>();
        for (Append append : round) {
            if (append.places().stream().anyMatch(taken::contains)) {
                fail(append, clash);
            } else {
                left.add(append);
            }
        }
        // Ids of events are unique too, and which one was used twice the database does not say.
        return left.size() < round.size() ? left : oneByOne(left);
    }

    private List<Append> oneByOne(List<Append> round) {
        round.forEach(append -> store(List.of(append)));
        return List.of();
    }

    private static List<Append> none(List<Append> round, SQLException reason) {
        round.forEach(append -> fail(append, reason));
        return List.of();
    }

    private static void fail(Append append, SQLException reason) {
        append.stored().completeExceptionally(reason);
    }

    private static boolean isClash(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState());
    }
}
