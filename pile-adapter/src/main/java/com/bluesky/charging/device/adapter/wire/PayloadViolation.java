package com.bluesky.charging.device.adapter.wire;

/** A payload that is not what its action asks for; the caller is told by a CALLERROR. */
public final class PayloadViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public PayloadViolation(ErrorCode code, String description) {
        super(description);
        this.code = code;
    }

    /** The error code of the answer. */
    public ErrorCode code() {
        return code;
    }
}
