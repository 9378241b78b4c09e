package com.bluesky.charging.web;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The key under which a client may repeat a request: the same key and content give the same
 * outcome, for ever.
 *
 * @param value 1 to 200 printable ASCII characters without spaces
 */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern ALLOWED = Pattern.compile("[\\x21-\\x7E]{1,200}");

    /** The key of a request that its client cannot repeat: nobody else ever has it. */
    public static IdempotencyKey ofItsOwn() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    /** How Spring converts the header. */
    public static IdempotencyKey valueOf(String value) {
        if (!ALLOWED.matcher(value).matches()) {
            throw RequestRejected.parameter(RequestProblem.IDEMPOTENCY_KEY_INVALID, HEADER);
        }
        return new IdempotencyKey(value);
    }
}
