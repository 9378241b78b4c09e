package com.bluesky.charging.device.adapter.link;

import java.time.Duration;

/** The bounds of a link. */
public final class LinkLimits {

    /** Calls that wait for a pile while another one is unanswered. */
    public static final int QUEUED_CALLS = 32;

    /** Frames of a pile that wait to be handled; at more than that its socket is not read. */
    public static final int QUEUED_FRAMES = 32;

    /** Connections of one node; the usual limit of open files is 20,000. */
    public static final int CONNECTIONS = 15_000;

    /** Bytes of the request line and of the headers of a handshake. */
    public static final int HANDSHAKE_BYTES = 8 * 1024;

    /**
     * How long a link counts as online after it was last seen: a silent one is pinged after {@link
     * LinkTimings#pingAfter} and closed after twice that time.
     */
    public static final Duration LEASE = Duration.ofSeconds(75);

    private LinkLimits() {}
}
