package com.bluesky.charging.device.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of traced frames.
 *
 * @param until when the trace ends by itself; null when none runs
 * @param next null on the last page
 */
public record TracePage(@Nullable Instant until, List<TraceFrame> items, @Nullable String next) {

    /**
     * One message on a device's link.
     *
     * @param text the frame, secrets and tags masked; of one that cannot be read only its shape
     */
    public record TraceFrame(Direction direction, Instant at, String text) {}

    /** Who sent a message. */
    public enum Direction {
        FROM_PILE,
        TO_PILE
    }
}
