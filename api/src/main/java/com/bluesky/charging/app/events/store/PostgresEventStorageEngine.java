package com.bluesky.charging.app.events.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event storage on JDBC, with five differences.
 *
 * <p>A snapshot is read whole at once. When it does not fit the aggregate any more, the event store
 * then leaves it out and reads the events; Axon would find out later, and the aggregate could not
 * be loaded at all.
 *
 * <p>When an event of the tail was recorded is read as it is stored, once less by the JDK's
 * formatter.
 *
 * <p>A short stream can be read without asking for its snapshot first.
 *
 * <p>A batch is so many rows, not those of so many numbers. So one that is not full was the last,
 * and nobody has to ask whether there is more behind numbers that are missing.
 *
 * <p>Who follows the tail reads at once what comes now and then, but not each event alone when they
 * come all the time: a query for each, and each reader woken for each, would take the processors
 * from those who append.
 */
public class PostgresEventStorageEngine extends JdbcEventStorageEngine {

    /** More than this is load: one charge appends a dozen events within a few milliseconds. */
    private static final int BUSY_EVENTS_PER_SECOND = 1_000;

    private static final int BURST_EVENTS = 200;

    /** Between two looks at the tail under load. Whoever starts a charge then waits for a few. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Pace tail =
            new Pace(BUSY_EVENTS_PER_SECOND, BURST_EVENTS, PAUSE_NANOS, System::nanoTime);

    /** An engine of those settings. */
    public PostgresEventStorageEngine(JdbcEventStorageEngine.Builder builder) {
        super(
                builder.readEventDataWithoutGaps(NextEvents::after)
                        .readEventDataWithGaps(NextEvents::afterOrAt)
                        .extendedGapCheckEnabled(false));
    }

    /** The event store's one reader of the tail says that it may wait; nobody else does. */
    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        if (!mayBlock) {
            return super.readEvents(trackingToken, false);
        }
        tail.pause();
        return super.readEvents(trackingToken, true).peek(_ -> tail.took());
    }

    /** Batch by batch, until one is not full. */
    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(
            @Nullable TrackingToken trackingToken, boolean mayBlock) {
        return Stream.<List<? extends TrackedEventData<?>>>iterate(
                        fetchTrackedEvents(trackingToken, batchSize()),
                        batch -> !batch.isEmpty(),
                        this::batchAfter)
                .flatMap(List::stream);
    }

    private List<? extends TrackedEventData<?>> batchAfter(
            List<? extends TrackedEventData<?>> batch) {
        return batch.size() < batchSize()
                ? List.of()
                : fetchTrackedEvents(batch.getLast().trackingToken(), batchSize());
    }

    /**
     * The whole stream of an aggregate by one question, when it is short. No number of a stream is
     * left out, so one that is read from its beginning and ends early is whole.
     *
     * @param limit at least 1
     * @return empty when the stream has that many events or more
     */
    public Optional<DomainEventStream> readShort(String aggregateIdentifier, int limit) {
        List<? extends DomainEventData<?>> found = fetchDomainEvents(aggregateIdentifier, 0, limit);
        return found.size() < limit
                ? Optional.of(
                        EventStreamUtils.upcastAndDeserializeDomainEvents(
                                found.stream(), getEventSerializer(), upcasterChain))
                : Optional.empty();
    }

    /** No number of a stream is left out, so what fills no batch was the rest of it. */
    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false;
    }

    @Override
    protected TrackedEventData<?> getTrackedEventData(
            ResultSet row, GapAwareTrackingToken previousToken) throws SQLException {
        TrackedEventData<?> event = super.getTrackedEventData(row, previousToken);
        Instant recordedAt = UsualInstant.parse(row.getString(schema().timestampColumn()));
        return recordedAt != null && event instanceof TrackedDomainEventData<?> ofAStream
                ? new StoredEvent<>(ofAStream, recordedAt)
                : event;
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        Optional<DomainEventMessage<?>> snapshot = super.readSnapshot(aggregateIdentifier);
        snapshot.ifPresent(DomainEventMessage::getPayload);
        return snapshot;
    }
}
