package com.bluesky.charging.device.adapter.link;

import java.time.Duration;

/** The bounds of a link. */
public final class LinkLimits {

    /** Calls that wait for a pile while another one is unanswered. */
    public static final int QUEUED_CALLS = 32;

    /** Frames of a pile that wait to be handled; at more than that its socket is not read. */
    public static final int QUEUED_FRAMES = 32;

    /**
     * Calls of an action that merges which are carried out together. What is stored in one append
     * then stays below a megabyte, whatever their frames hold.
     */
    public static final int MERGED_CALLS = 16;

    /**
     * Frames a second of one pile, of any kind, in the long run. One that replays what it kept
     * while it was offline waits for each answer, and each is stored first: it seldom gets to 100 a
     * second.
     */
    public static final int FRAMES_PER_SECOND = 200;

    /** Frames of one pile that come faster: a day of readings a minute, and some. */
    public static final int FRAMES_AT_ONCE = 2_000;

    /** Bytes a second of one pile in the long run: some 250 readings of 1 KiB. */
    public static final int BYTES_PER_SECOND = 256 * 1024;

    /** Bytes of one pile that come faster: 64 of the largest messages. */
    public static final int BYTES_AT_ONCE = 4 * 1024 * 1024;

    /**
     * Messages of an honest pile that nobody has handled yet: one call, because it waits for the
     * answer, an answer of its own, and as much again of a connection that it lost.
     */
    public static final int HONESTLY_UNANSWERED = 4;

    /** Frames that cannot be read which one pile may send in {@link #UNREADABLE_WINDOW}. */
    public static final int UNREADABLE_FRAMES = 100;

    /** An old pile may send a broken frame again and again, but not twice a second. */
    public static final Duration UNREADABLE_WINDOW = Duration.ofMinutes(1);

    /** Devices that are kept away because they sent too much; a few hundred KiB. */
    public static final int RESTING = 10_000;

    /**
     * Passwords that are checked at a time. Each takes a connection to the database, and when all
     * piles come back at once there must be some left for what they say.
     */
    public static final int PASSWORD_CHECKS = 8;

    /**
     * Bytes that are read at a time. All frames in them are handled, also when the connection is
     * not to be read any more, so this bounds how far beyond a limit a pile gets.
     */
    public static final int READ_BYTES = 4 * 1024;

    /**
     * Seconds between two heartbeats of a pile that has nothing to say. Whether it is online is
     * known by WebSocket pings, so this is rare.
     */
    public static final int HEARTBEAT_SECONDS = 300;

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
