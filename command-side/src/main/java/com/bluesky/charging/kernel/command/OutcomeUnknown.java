package com.bluesky.charging.kernel.command;

import org.jspecify.annotations.Nullable;

/** Whether a command was carried out is not known: it is to be sent again. */
public final class OutcomeUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
