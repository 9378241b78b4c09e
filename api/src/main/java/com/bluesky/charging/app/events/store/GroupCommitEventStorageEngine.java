package com.bluesky.charging.app.events.store;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;

/**
 * The event storage engine that leaves appending to a {@link GroupCommit}. Events are durable when
 * {@link #appendEvents} returns, whatever transaction runs around it: so commands that are appended
 * this way run without one.
 */
public final class GroupCommitEventStorageEngine extends PostgresEventStorageEngine {

    private final GroupCommit writer;

    /** An engine of those settings that appends through this writer. */
    public GroupCommitEventStorageEngine(
            JdbcEventStorageEngine.Builder builder, GroupCommit writer) {
        super(builder);
        this.writer = writer;
    }

    /** Serialised by the caller's thread, of which there are many; written by the one writer. */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<EventRow> rows =
                events.stream()
                        .map(event -> EventRow.of((DomainEventMessage<?>) event, serializer))
                        .toList();
        try {
            writer.append(rows).get();
        } catch (ExecutionException e) {
            handlePersistenceException((Exception) e.getCause(), events.getFirst());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the events were stored.", e);
        }
    }
}
