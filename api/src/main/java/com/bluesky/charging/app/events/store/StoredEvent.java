package com.bluesky.charging.app.events.store;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * An event of a stream as Axon read it, whose instant was read already.
 *
 * @param recordedAt the same as that of {@code event}, which would read it anew
 */
record StoredEvent<T>(TrackedDomainEventData<T> event, Instant recordedAt)
        implements TrackedEventData<T>, DomainEventData<T> {

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public TrackingToken trackingToken() {
        return event.trackingToken();
    }

    @Override
    public String getEventIdentifier() {
        return event.getEventIdentifier();
    }

    @Override
    public SerializedObject<T> getMetaData() {
        return event.getMetaData();
    }

    @Override
    public SerializedObject<T> getPayload() {
        return event.getPayload();
    }

    @Override
    public @Nullable String getType() {
        return event.getType();
    }

    @Override
    public String getAggregateIdentifier() {
        return event.getAggregateIdentifier();
    }

    @Override
    public long getSequenceNumber() {
        return event.getSequenceNumber();
    }
}
