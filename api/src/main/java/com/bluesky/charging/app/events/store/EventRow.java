package com.bluesky.charging.app.events.store;

import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event as a row of the store, without the index that the store gives it. */
record EventRow(
        DomainEventMessage<?> event,
        SerializedObject<byte[]> serializedPayload,
        SerializedObject<byte[]> serializedMetaData) {

    static EventRow of(DomainEventMessage<?> event, Serializer serializer) {
        return new EventRow(
                event,
                event.serializePayload(serializer, byte[].class),
                event.serializeMetaData(serializer, byte[].class));
    }

    String eventIdentifier() {
        return event.getIdentifier();
    }

    String aggregateIdentifier() {
        return event.getAggregateIdentifier();
    }

    long sequenceNumber() {
        return event.getSequenceNumber();
    }

    @Nullable String type() {
        return event.getType();
    }

    String timestamp() {
        return DateTimeUtils.formatInstant(event.getTimestamp());
    }

    String payloadType() {
        return serializedPayload.getType().getName();
    }

    @Nullable String payloadRevision() {
        return serializedPayload.getType().getRevision();
    }

    byte[] payload() {
        return serializedPayload.getData();
    }

    byte[] metaData() {
        return serializedMetaData.getData();
    }

    /** What no other event of the store may have in common with this one. */
    Place place() {
        return new Place(aggregateIdentifier(), sequenceNumber());
    }

    /** Bytes that the row brings to the store, roughly. */
    int bytes() {
        return payload().length + metaData().length;
    }

    /** Where in which stream an event stands. */
    record Place(String aggregateIdentifier, long sequenceNumber) {}
}
