package com.bluesky.charging.kernel;

import org.axonframework.commandhandling.CommandExecutionException;

/**
 * Thrown by a command handler that refuses a request. It is a {@link CommandExecutionException}
 * whose details are {@link RefusalDetails}, because that is the only exception that reaches a
 * caller on another node with its details. A refusal is final: it is never retried.
 */
public final class Refused extends CommandExecutionException {

    private static final long serialVersionUID = 1L;

    public Refused(Refusal refusal) {
        super(refusal.code() + ": " + refusal.detail(), null, RefusalDetails.of(refusal));
    }

    /** The refusal that this exception carries. */
    public RefusalDetails refusal() {
        return this.<RefusalDetails>getDetails()
                .orElseThrow(() -> new IllegalStateException("A refusal always has details."));
    }
}
