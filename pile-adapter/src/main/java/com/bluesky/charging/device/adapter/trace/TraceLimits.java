package com.bluesky.charging.device.adapter.trace;

import java.time.Duration;

/** The bounds of traces. */
final class TraceLimits {

    /** Frames that are kept of one device; the oldest make room. An hour of three a second. */
    static final int FRAMES_OF_DEVICE = 10_000;

    /** How long frames are kept: long enough to look at them on the next working day. */
    static final Duration KEPT = Duration.ofDays(1);

    /**
     * Characters that are kept of one frame. Only an end of a charge with the readings of a night
     * is longer, and what it begins with tells which one it is.
     */
    static final int FRAME_CHARACTERS = 16 * 1024;

    /**
     * Frames of all traced devices that wait to be written; what comes beyond is left out. A trace
     * never slows a pile down.
     */
    static final int WAITING_FRAMES = 1_000;

    /** Frames that are written in one statement. */
    static final int BATCH = 200;

    private TraceLimits() {}
}
