package com.bluesky.charging.kernel.query;

/**
 * What was projected so far and the event that follows do not fit together. The projection must not
 * go on: it stops at the event and retries, and a person looks.
 */
public final class ImpossibleHistory extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public ImpossibleHistory(String message) {
        super(message);
    }
}
