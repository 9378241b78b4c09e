package com.bluesky.charging.app.sandbox;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Written;
import com.bluesky.charging.security.ApiKey;
import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Commands;
import com.bluesky.charging.web.Fingerprints;
import com.bluesky.charging.web.Queries;
import com.bluesky.charging.web.Scope;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the sandbox through the same commands and questions as everybody's. */
@Component
class Making {

    private static final Logger LOG = LoggerFactory.getLogger(Making.class);

    /** Far longer than a busy machine takes; without the history the sandbox is still one. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Caller MAKER =
            new Caller(
                    ApiKey.PLATFORM,
                    ApiKey.PLATFORM,
                    "sandbox",
                    null,
                    null,
                    Set.of(Scope.PLATFORM),
                    "sandbox");

    private final Commands commands;
    private final Queries queries;
    private final Fingerprints fingerprints;

    Making(Commands commands, Queries queries, Fingerprints fingerprints) {
        this.commands = commands;
        this.queries = queries;
        this.fingerprints = fingerprints;
    }

    void send(Object command) {
        send(command, Written.class);
    }

    <R> R send(Object command, Class<R> answer) {
        return commands.send(command, answer, MAKER);
    }

    /** Sends a report, which answers nothing. */
    void report(Object command) {
        commands.send(command, MAKER);
    }

    Fingerprint fingerprint(String what) {
        return fingerprints.of("sandbox", what);
    }

    <R> Optional<R> find(Object query, Class<R> answer) {
        return queries.find(query, answer);
    }

    /** What a query finds in the end, or what it found last; that it is not so is told. */
    <R> Optional<R> await(Object query, Class<R> answer, Predicate<R> state) {
        Optional<R> found = queries.findWhen(query, answer, state, PATIENCE);
        if (found.filter(state).isEmpty()) {
            LOG.warn("The sandbox is not as it should be: {} answers {}.", query, found);
        }
        return found;
    }
}
