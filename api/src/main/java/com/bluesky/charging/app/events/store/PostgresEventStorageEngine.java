package com.bluesky.charging.app.events.store;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;

/**
 * Axon's event storage on JDBC, except that a snapshot is read whole at once. When it does not fit
 * the aggregate any more, the event store then leaves it out and reads the events; Axon would find
 * out later, and the aggregate could not be loaded at all.
 */
public class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    /** An engine of those settings. */
    public PostgresEventStorageEngine(JdbcEventStorageEngine.Builder builder) {
        super(builder);
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        Optional<DomainEventMessage<?>> snapshot = super.readSnapshot(aggregateIdentifier);
        snapshot.ifPresent(DomainEventMessage::getPayload);
        return snapshot;
    }
}
