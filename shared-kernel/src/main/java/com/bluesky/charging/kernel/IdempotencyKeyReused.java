package com.bluesky.charging.kernel;

/** The idempotency key was used before for a request with other content. */
public record IdempotencyKeyReused() implements Refusal {

    @Override
    public String code() {
        return "IDEMPOTENCY_KEY_REUSED";
    }

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }

    @Override
    public String detail() {
        return "This Idempotency-Key was used before for a request with other content. Use a new key.";
    }
}
