package com.bluesky.charging.kernel;

import java.util.List;

/**
 * The keyed MAC of a request's content, by which a repeat is told from another request under the
 * same idempotency key.
 *
 * @param values {@code keyId:mac} under every MAC key that was ever in use, the current one first.
 *     Such keys are never retired, so a repeat is recognised for ever.
 */
public record Fingerprint(List<String> values) {

    public Fingerprint {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A fingerprint has at least one value.");
        }
        values = List.copyOf(values);
    }

    /** The value to store, under the current key. */
    public String current() {
        return values.getFirst();
    }

    /** Whether the content that this fingerprint was taken of is the content of the stored one. */
    public boolean matches(String stored) {
        return values.contains(stored);
    }
}
