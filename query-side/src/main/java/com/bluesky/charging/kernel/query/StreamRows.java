package com.bluesky.charging.kernel.query;

import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The rows of one table as a projection writes them. Rows are found in the persistence context of
 * the batch and written together when it commits.
 */
public final class StreamRows<R extends StreamRow> {

    private final EntityManager entities;
    private final Class<R> type;

    public StreamRows(EntityManager entities, Class<R> type) {
        this.entities = entities;
        this.type = type;
    }

    /** Stores the row that the first event of a stream makes; a repeat of it changes nothing. */
    public void begin(String id, long sequence, Supplier<R> first) {
        if (entities.find(type, id) == null) {
            R row = first.get();
            row.begunBy(sequence);
            entities.persist(row);
        }
    }

    /**
     * Changes a row by a later event of its stream; a repeat of the event changes nothing.
     *
     * @throws ImpossibleHistory when the row is missing, or has not seen the event before this one
     */
    public void next(String id, long sequence, Consumer<R> change) {
        R row = entities.find(type, id);
        if (row == null) {
            throw new ImpossibleHistory(
                    "Event %d of %s found no %s.".formatted(sequence, id, type.getSimpleName()));
        }
        if (row.contains(sequence)) {
            return;
        }
        row.followedBy(sequence);
        change.accept(row);
    }

    /** Deletes all rows, before a replay makes them anew. */
    public void deleteAll() {
        deleteAll(entities, type);
    }

    /** Deletes all rows of a type that has no stream of its own. */
    public static void deleteAll(EntityManager entities, Class<?> type) {
        entities.flush();
        entities.createQuery("delete from " + type.getSimpleName()).executeUpdate();
        entities.clear();
    }
}
