package com.bluesky.charging.device.adapter.report;

import com.bluesky.charging.kernel.Provenance;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends the commands that piles' reports become, and waits until what they say is stored. */
@Component
public final class Recorder {

    /** The actor of what a pile reports. */
    private static final String PILE = "pile";

    /** Less than a pile waits for its answer, so that it hears of a failure and repeats. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** How long a connector may take to exist after its device was registered. */
    private static final Duration NEW = Duration.ofSeconds(5);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final CommandGateway commands;

    Recorder(CommandGateway commands) {
        this.commands = commands;
    }

    /**
     * What led to a report that a pile did not begin by itself.
     *
     * @param correlationId the message that began it all
     * @param causationId the message that directly led to it
     */
    public record Cause(@Nullable String correlationId, @Nullable String causationId) {

        /** A pile speaks of its own accord. */
        public static final Cause NONE = new Cause(null, null);
    }

    /**
     * Records what a pile says of its own accord and returns when it is stored.
     *
     * @throws IllegalStateException when it could not be stored, or nobody knows whether it was;
     *     recording it again is safe
     */
    public void record(String deviceId, Object command) {
        record(deviceId, command, Cause.NONE);
    }

    /**
     * Records what became of something that was asked of a pile, and returns when it is stored.
     *
     * @throws IllegalStateException when it could not be stored, or nobody knows whether it was;
     *     recording it again is safe
     */
    public void record(String deviceId, Object command, Cause cause) {
        stored(deviceId, command, cause);
    }

    /**
     * Records what a pile says and returns what the command answers, when it is stored.
     *
     * @throws IllegalStateException when it could not be stored, or nobody knows whether it was;
     *     recording it again is safe
     */
    public <R> R record(String deviceId, Object command, Class<R> answer) {
        return answer.cast(
                Objects.requireNonNull(
                        stored(deviceId, command, Cause.NONE), "The command answers something."));
    }

    private @Nullable Object stored(String deviceId, Object command, Cause cause) {
        CommandMessage<Object> message =
                GenericCommandMessage.asCommandMessage(command)
                        .andMetaData(provenance(deviceId, cause));
        long giveUpNanos = System.nanoTime() + NEW.toNanos();
        while (true) {
            try {
                return answer(message);
            } catch (NotThereYet e) {
                if (System.nanoTime() >= giveUpNanos) {
                    throw notStored(message, e);
                }
                pause();
            }
        }
    }

    private static Map<String, Object> provenance(String deviceId, Cause cause) {
        Map<String, Object> provenance = new HashMap<>();
        provenance.put(Provenance.ACTOR_KIND, PILE);
        provenance.put(Provenance.ACTOR_ID, deviceId);
        if (cause.correlationId() != null) {
            provenance.put(Provenance.CORRELATION_ID, cause.correlationId());
        }
        if (cause.causationId() != null) {
            provenance.put(Provenance.CAUSATION_ID, cause.causationId());
        }
        return provenance;
    }

    private @Nullable Object answer(CommandMessage<Object> message) throws NotThereYet {
        try {
            return commands.send(message).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AggregateNotFoundException) {
                throw new NotThereYet(e);
            }
            throw notStored(message, e);
        } catch (TimeoutException e) {
            throw notStored(message, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notStored(message, e);
        }
    }

    /** What is reported of does not exist, or not yet. */
    private static final class NotThereYet extends Exception {

        private static final long serialVersionUID = 1L;

        NotThereYet(Exception cause) {
            super(cause);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before a report was stored.", e);
        }
    }

    private static IllegalStateException notStored(CommandMessage<?> message, Exception cause) {
        return new IllegalStateException(message.getCommandName() + " was not stored", cause);
    }
}
