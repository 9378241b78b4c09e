package com.bluesky.charging.app.events;

import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.commandhandling.gateway.ExponentialBackOffIntervalRetryScheduler;

/**
 * Repeats a command after a failure that may pass. Axon's own rule would repeat everything that
 * does not say otherwise, refusals included, and looks for the excuse at every cause; here one
 * {@linkplain Transient transient} cause decides.
 */
final class CommandRetries extends ExponentialBackOffIntervalRetryScheduler {

    /** Retries wait 20, 40, 80 … ms; the last begins 5 s after the first failure. */
    private static final int RETRIES = 8;

    private static final long FIRST_WAIT_MILLIS = 20;

    private CommandRetries(Builder builder) {
        super(builder);
    }

    static CommandRetries on(ScheduledExecutorService threads) {
        Builder builder = ExponentialBackOffIntervalRetryScheduler.builder();
        builder.retryExecutor(threads).maxRetryCount(RETRIES);
        builder.backoffFactor(FIRST_WAIT_MILLIS);
        return new CommandRetries(builder);
    }

    @Override
    protected boolean isExplicitlyNonTransient(Throwable failure) {
        return !Transient.is(failure);
    }
}
