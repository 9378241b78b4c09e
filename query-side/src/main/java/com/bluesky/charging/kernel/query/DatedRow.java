package com.bluesky.charging.kernel.query;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;

/** A row of a list that can be asked what changed since an instant. */
@MappedSuperclass
public abstract class DatedRow extends StreamRow {

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt = Instant.EPOCH;

    /**
     * Notes when the latest event that this row contains was recorded.
     *
     * @param recordedAt the timestamp of the event's message: the server's clock, not a pile's
     */
    public final void changedAt(Instant recordedAt) {
        updatedAt = recordedAt;
    }

    public final Instant updatedAt() {
        return updatedAt;
    }
}
