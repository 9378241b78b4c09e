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
 */
record LinkTimings(
        Duration call,
        Duration pingAfter,
        Duration write,
        Duration handshake,
        Duration leaseRefresh,
        Duration drain) {

    static LinkTimings standard() {
        return new LinkTimings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }
}
