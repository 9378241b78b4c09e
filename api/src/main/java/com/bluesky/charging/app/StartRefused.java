package com.bluesky.charging.app;

/**
 * The application cannot start, for a reason that the person who starts it can do something about.
 * The message is one sentence for that person; it is printed alone, without a stack trace.
 */
public final class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        super(message);
    }

    public StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
