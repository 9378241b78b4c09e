package com.bluesky.charging.app.events;

import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;

/**
 * The store holds an event that this version of the application does not know, so nothing that
 * depends on it may go on. Another version wrote it, or an upcaster is missing.
 */
final class UnknownEventType extends SerializationException {

    private static final long serialVersionUID = 1L;

    UnknownEventType(SerializedType type) {
        super(
                "No event is stored as %s, revision %s."
                        .formatted(type.getName(), type.getRevision()));
    }
}
