package com.bluesky.charging.kernel.query;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;

/**
 * A row that the events of one stream feed, and no others. It knows the latest event that it
 * contains, so an event that is delivered again changes nothing, and a missing one is noticed.
 */
@MappedSuperclass
public abstract class StreamRow {

    @Column(name = "version", nullable = false)
    private long version;

    /** The number of the latest event that this row contains, counted from 0. */
    public final long version() {
        return version;
    }

    final void begunBy(long sequence) {
        version = sequence;
    }

    final boolean contains(long sequence) {
        return sequence <= version;
    }

    final void followedBy(long sequence) {
        if (sequence != version + 1) {
            throw new ImpossibleHistory(
                    "A row of version %d cannot be followed by event %d: an event in between was never projected."
                            .formatted(version, sequence));
        }
        version = sequence;
    }
}
