package com.bluesky.charging.device.adapter.link;

import java.time.Duration;

/**
 * How long a link waits for what.
 *
 * @param call for the answer to a call
 * @param pingAfter for any sign of life before a pile is pinged, and as long again for its pong
 * @param write for a pile to take what was sent to it
 * @param handshake for a handshake to be complete
 * @param leaseRefresh between two refreshments of the leases
 * @param drain for what was received to be handled when the server stops
 * @param silence without any message before a pile that still answers pings is asked whether its
 *     application lives
 * @param pressing for a pile at the limit of what it may send that does not wait for answers
 * @param limited for a pile that is at that limit for whatever reason
 * @param rest before a pile that was cut may come back
 */
record LinkTimings(
        Duration call,
        Duration pingAfter,
        Duration write,
        Duration handshake,
        Duration leaseRefresh,
        Duration drain,
        Duration silence,
        Duration pressing,
        Duration limited,
        Duration rest) {

    /** Heartbeats that a pile may leave out, as one does whose application hangs for a while. */
    private static final int HEARTBEATS_MISSED = 3;

    static LinkTimings standard() {
        return new LinkTimings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(LinkLimits.HEARTBEAT_SECONDS).multipliedBy(HEARTBEATS_MISSED),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofMinutes(1));
    }
}
