package com.bluesky.charging.device.adapter.link;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The devices whose connection was cut because they sent too much, and until when they may not come
 * back to this node. It is forgotten by a restart, which is long enough a rest.
 */
final class Rests {

    private final Duration rest;

    /** Until when, by {@link System#nanoTime}. */
    private final Map<String, Long> until = new ConcurrentHashMap<>();

    Rests(Duration rest) {
        this.rest = rest;
    }

    /** Keeps a device away for a while; when too many are kept away, this one is not. */
    void begin(String deviceId) {
        long now = System.nanoTime();
        until.values().removeIf(end -> end - now <= 0);
        if (until.size() < LinkLimits.RESTING) {
            until.put(deviceId, now + rest.toNanos());
        }
    }

    /** How long a device still has to stay away; empty when it may come. */
    Optional<Duration> of(String deviceId) {
        Long end = until.get(deviceId);
        long left = end == null ? 0 : end - System.nanoTime();
        return left <= 0 ? Optional.empty() : Optional.of(Duration.ofNanos(left));
    }

    /** How many are kept away, or were. */
    int size() {
        return until.size();
    }
}
