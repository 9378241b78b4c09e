package com.bluesky.charging.app.events;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/**
 * How far the streams of a processor got. It opens a new one further back when it claims a segment
 * that is behind; those that it kept meanwhile were given everything up to here.
 */
final class HandedOut {

    private final Set<Long> positions = ConcurrentHashMap.newKeySet();

    /** A stream was closed after this. */
    void until(long position) {
        positions.add(position);
    }

    /**
     * Where the segments may be that were kept.
     *
     * @param opening where the next stream begins; no segment is before it
     */
    Set<Long> from(@Nullable TrackingToken opening) {
        long beginning = opening == null ? -1 : opening.position().orElse(-1);
        positions.removeIf(position -> position < beginning);
        return Set.copyOf(positions);
    }
}
