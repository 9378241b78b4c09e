package com.bluesky.charging.kernel.query;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.hibernate.Session;

/**
 * The rows of one table as a projection writes them. Those that a batch of events is about are read
 * by one statement when the first of them is asked for, and written together when it commits.
 */
public final class StreamRows<R extends StreamRow> {

    /** To JDBC, a wait without an end. */
    private static final int FOR_EVER = 0;

    private final EntityManager entities;
    private final Class<R> type;

    public StreamRows(EntityManager entities, Class<R> type) {
        this.entities = entities;
        this.type = type;
    }

    /** Stores the row that the first event of a stream makes; a repeat of it changes nothing. */
    public void begin(String id, long sequence, Supplier<R> first) {
        Map<String, Optional<R>> batch = batch(id);
        if (find(batch, id).isEmpty()) {
            R row = first.get();
            row.begunBy(sequence);
            batch.put(id, Optional.of(row));
            insertAtTheEnd(row);
        }
    }

    /** With what the rest of the batch makes of it: a row is written once for each batch. */
    private void insertAtTheEnd(R row) {
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().onPrepareCommit(_ -> entities.persist(row));
        } else {
            entities.persist(row);
        }
    }

    /**
     * Changes a row by a later event of its stream; a repeat of the event changes nothing.
     *
     * @throws ImpossibleHistory when the row is missing, or has not seen the event before this one
     */
    public void next(String id, long sequence, Consumer<R> change) {
        R row =
                find(batch(id), id)
                        .orElseThrow(() ->
                                new ImpossibleHistory(
                                        "Event %d of %s found no %s."
                                                .formatted(sequence, id, type.getSimpleName())));
        if (row.contains(sequence)) {
            return;
        }
        row.followedBy(sequence);
        change.accept(row);
    }

    private Optional<R> find(Map<String, Optional<R>> batch, String id) {
        Optional<R> known = batch.get(id);
        return known != null ? known : Optional.ofNullable(entities.find(type, id));
    }

    /**
     * The rows of the batch that is under way, by their ids, those among them that do not exist.
     */
    private Map<String, Optional<R>> batch(String id) {
        if (!CurrentUnitOfWork.isStarted()) {
            return new HashMap<>();
        }
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        Map<String, Optional<R>> rows =
                work.root()
                        .getOrComputeResource(
                                StreamRows.class.getName() + type.getName(), _ -> new HashMap<>());
        if (!rows.containsKey(id) && work instanceof BatchingUnitOfWork<?> batch) {
            read(idsLike(id, batch.getMessages()), rows);
        }
        return rows;
    }

    private void read(List<String> ids, Map<String, Optional<R>> rows) {
        if (ids.isEmpty()) {
            return;
        }
        List<R> found = entities.unwrap(Session.class).findMultiple(type, ids);
        for (int i = 0; i < ids.size(); i++) {
            rows.putIfAbsent(ids.get(i), Optional.ofNullable(found.get(i)));
        }
    }

    /** The streams of the kind that this one is of, when the batch has events of it. */
    private static List<String> idsLike(String id, List<? extends Message<?>> messages) {
        List<DomainEventMessage<?>> events =
                messages.stream()
                        .<DomainEventMessage<?>>mapMulti((message, taken) -> {
                            if (message instanceof DomainEventMessage<?> event) {
                                taken.accept(event);
                            }
                        })
                        .toList();
        return events.stream()
                .filter(event -> event.getAggregateIdentifier().equals(id))
                .findFirst()
                .map(event ->
                        events.stream()
                                .filter(other -> other.getType().equals(event.getType()))
                                .map(DomainEventMessage::getAggregateIdentifier)
                                .distinct()
                                .toList())
                .orElseGet(List::of);
    }

    /** Deletes all rows, before a replay makes them anew. */
    public void deleteAll() {
        deleteAll(entities, type);
    }

    /** Deletes all rows of a type that has no stream of its own. */
    public static void deleteAll(EntityManager entities, Class<?> type) {
        entities.flush();
        int silence = setSilence(entities, FOR_EVER);
        entities.createQuery("delete from " + type.getSimpleName()).executeUpdate();
        setSilence(entities, silence);
        entities.clear();
    }

    /** Millions of rows take longer than a database may otherwise be silent; gives what it was. */
    private static int setSilence(EntityManager entities, int millis) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> {
                    int before = connection.getNetworkTimeout();
                    connection.setNetworkTimeout(Runnable::run, millis);
                    return before;
                });
    }
}
