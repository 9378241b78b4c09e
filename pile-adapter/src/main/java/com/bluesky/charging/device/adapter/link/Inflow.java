package com.bluesky.charging.device.adapter.link;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How much one connection has sent lately, as two buckets of tokens: one for frames, one for bytes.
 * What goes beyond them is a debt, and nothing is read until it is paid. Confined to the event
 * loop.
 *
 * <p>A bucket is one instant: when it will be empty of what was sent. It lies in the past while the
 * connection is within its means, and never further than its burst.
 */
final class Inflow {

    private static final long FRAME_NANOS =
            TimeUnit.SECONDS.toNanos(1) / LinkLimits.FRAMES_PER_SECOND;
    private static final long FRAME_BURST_NANOS = FRAME_NANOS * LinkLimits.FRAMES_AT_ONCE;
    private static final long BYTE_NANOS =
            TimeUnit.SECONDS.toNanos(1) / LinkLimits.BYTES_PER_SECOND;
    private static final long BYTE_BURST_NANOS = BYTE_NANOS * LinkLimits.BYTES_AT_ONCE;

    private final Duration pressing;
    private final Duration limited;
    private long framesPaidAt;
    private long bytesPaidAt;

    /** Since when it has been at its limit without recovering; only while {@link #atLimit}. */
    private long limitedSince;

    /** Since when it has sent without waiting for answers meanwhile; only while it does. */
    private long pressingSince;

    private boolean atLimit;
    private boolean presses;

    /**
     * An unused allowance.
     *
     * @param pressing how long a connection at its limit may go on without waiting for answers
     * @param limited how long it may stay at its limit at all
     * @param nowNanos by {@link System#nanoTime}
     */
    Inflow(Duration pressing, Duration limited, long nowNanos) {
        this.pressing = pressing;
        this.limited = limited;
        framesPaidAt = nowNanos - FRAME_BURST_NANOS;
        bytesPaidAt = nowNanos - BYTE_BURST_NANOS;
    }

    /**
     * What to do after a frame.
     *
     * @param holdNanos how long to read nothing, 0 when there is no debt
     * @param tooMuch whether the connection is to be cut
     */
    record Verdict(long holdNanos, boolean tooMuch) {}

    /**
     * Takes one frame.
     *
     * @param unanswered the messages of this connection that wait to be handled
     */
    Verdict take(int bytes, int unanswered, long nowNanos) {
        if (recovered(nowNanos)) {
            atLimit = false;
            presses = false;
        }
        framesPaidAt = Math.max(framesPaidAt, nowNanos - FRAME_BURST_NANOS) + FRAME_NANOS;
        bytesPaidAt = Math.max(bytesPaidAt, nowNanos - BYTE_BURST_NANOS) + bytes * BYTE_NANOS;
        long debt = Math.max(0, Math.max(framesPaidAt, bytesPaidAt) - nowNanos);
        if (debt > 0) {
            note(unanswered, nowNanos);
        }
        return new Verdict(debt, debt > 0 && isTooMuch(nowNanos));
    }

    private void note(int unanswered, long nowNanos) {
        if (!atLimit) {
            atLimit = true;
            limitedSince = nowNanos;
        }
        if (!presses && unanswered > LinkLimits.HONESTLY_UNANSWERED) {
            presses = true;
            pressingSince = nowNanos;
        }
    }

    private boolean isTooMuch(long nowNanos) {
        return nowNanos - limitedSince >= limited.toNanos()
                || (presses && nowNanos - pressingSince >= pressing.toNanos());
    }

    /** Whether half of both bursts is there again. */
    private boolean recovered(long nowNanos) {
        return nowNanos - framesPaidAt >= FRAME_BURST_NANOS / 2
                && nowNanos - bytesPaidAt >= BYTE_BURST_NANOS / 2;
    }
}
