package com.bluesky.charging.web;

import com.bluesky.charging.kernel.RefusalDetails;
import com.bluesky.charging.kernel.Refused;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Sends commands on behalf of a caller and waits for their answers. */
@Component
public final class Commands {

    /** Long past any healthy answer, and well before clients and proxies hang up. */
    static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final CommandGateway gateway;

    Commands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Sends a command and waits, bounded, for what it answers.
     *
     * @throws Refused when the request is refused
     * @throws RequestRejected with {@link ServerProblem#OUTCOME_UNKNOWN} when no answer came in
     *     time
     */
    public <R> R send(Object command, Class<R> answer, Caller caller) {
        try {
            return answer.cast(sent(command, caller).join());
        } catch (CompletionException e) {
            throw translated(e);
        }
    }

    /**
     * Sends a command that answers nothing and waits, bounded, until it is carried out.
     *
     * @throws Refused when the request is refused
     * @throws RequestRejected with {@link ServerProblem#OUTCOME_UNKNOWN} when it takes too long
     */
    public void send(Object command, Caller caller) {
        try {
            sent(command, caller).join();
        } catch (CompletionException e) {
            throw translated(e);
        }
    }

    private CompletableFuture<Object> sent(Object command, Caller caller) {
        return gateway.send(
                        GenericCommandMessage.asCommandMessage(command)
                                .withMetaData(caller.provenance()))
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On another node a refusal loses its type, but keeps its details. */
    private static RuntimeException translated(CompletionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return switch (cause) {
            case Refused refused -> refused;
            case CommandExecutionException e
                    when e.getDetails().orElse(null) instanceof RefusalDetails details ->
                    new Refused(details);
            case TimeoutException _ -> new RequestRejected(ServerProblem.OUTCOME_UNKNOWN);
            default -> failure;
        };
    }
}
