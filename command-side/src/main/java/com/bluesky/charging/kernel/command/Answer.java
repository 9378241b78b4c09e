package com.bluesky.charging.kernel.command;

import com.bluesky.charging.kernel.RefusalDetails;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;

/**
 * What the receiver of an automation's command answered. There is no answer for "perhaps": whatever
 * is neither a result nor an explicit refusal is thrown, so that the automation is tried again.
 *
 * @param <R> the result of the command
 */
public sealed interface Answer<R> {

    /** How long an automation waits for an answer before it is tried again. */
    Duration WAIT_MAX = Duration.ofSeconds(20);

    /**
     * The result, where a refusal is not foreseen.
     *
     * @throws OutcomeUnknown when the command was refused all the same
     */
    R expectGranted();

    /** The command was carried out. */
    record Granted<R>(R result) implements Answer<R> {
        @Override
        public R expectGranted() {
            return result;
        }
    }

    /** The command was refused, and nothing happened. */
    record Denied<R>(RefusalDetails refusal) implements Answer<R> {
        @Override
        public R expectGranted() {
            throw new OutcomeUnknown("An unforeseen refusal: " + refusal.code(), null);
        }
    }

    /**
     * Waits for the answer to a command that was sent.
     *
     * @throws OutcomeUnknown when none came in time, or an error that is no refusal
     */
    static <R> Answer<R> to(CompletableFuture<R> sent) {
        return within(WAIT_MAX, sent);
    }

    /** Waits no longer than that for the answer to a command that was sent. */
    static <R> Answer<R> within(Duration wait, CompletableFuture<R> sent) {
        try {
            return new Granted<>(sent.get(wait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandExecutionException refused
                    && refused.getDetails().orElse(null) instanceof RefusalDetails refusal) {
                return new Denied<>(refusal);
            }
            throw new OutcomeUnknown("The command failed", e.getCause());
        } catch (TimeoutException e) {
            throw new OutcomeUnknown("No answer came within " + wait, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown("The wait for an answer was interrupted", e);
        }
    }
}
