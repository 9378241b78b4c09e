package com.bluesky.charging.kernel;

/**
 * Who uses an idempotency key again asks for the same again.
 *
 * @param stored the fingerprint of the first request, as its event keeps it
 */
public record RepeatIsTheSameRequest(String stored, Fingerprint fingerprint) implements Rule {

    @Override
    public boolean holds() {
        return fingerprint.matches(stored);
    }

    @Override
    public Refusal refusal() {
        return new IdempotencyKeyReused();
    }
}
