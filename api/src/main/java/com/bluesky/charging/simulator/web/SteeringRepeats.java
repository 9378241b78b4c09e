package com.bluesky.charging.simulator.web;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.IdempotencyKeyReused;
import com.bluesky.charging.kernel.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Knows what was done to the simulated piles already, so that a repeat does nothing twice. It lives
 * as long as the piles do, which forget everything when the server ends.
 */
@Component
@InSandbox
final class SteeringRepeats {

    /** More than anybody steers before a retry; the oldest is forgotten. */
    static final int MAX_REMEMBERED = 1_000;

    private final Map<String, String> known = new LinkedHashMap<>();

    /**
     * Does what is asked for, unless it was done before.
     *
     * @param id follows from the caller and the key
     * @param fingerprint of what is asked for
     * @throws Refused with {@link IdempotencyKeyReused} when the key was used for something else
     */
    synchronized void once(String id, Fingerprint fingerprint, Runnable what) {
        String before = known.get(id);
        if (before == null) {
            what.run();
            remember(id, fingerprint.current());
        } else if (!fingerprint.matches(before)) {
            throw new Refused(new IdempotencyKeyReused());
        }
    }

    private void remember(String id, String fingerprint) {
        if (known.size() >= MAX_REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(id, fingerprint);
    }
}
