package com.bluesky.charging.web;

import com.bluesky.charging.kernel.PreconditionFailed;
import com.bluesky.charging.kernel.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks the read model. It follows the events with a short delay, so each method says how long it is
 * ready to wait for what the caller knows to exist.
 */
@Component
public final class Queries {

    /** Long past any healthy answer. */
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** How long a read with {@code minVersion} waits. */
    static final Duration VERSION_WAIT = Duration.ofSeconds(5);

    /** How long a request waits for what it names, which may have been made a moment ago. */
    static final Duration REFERENCE_WAIT = Duration.ofSeconds(1);

    /** How long the answer of a creation is held back until the creation can be read. */
    static final Duration CREATION_WAIT = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final QueryGateway gateway;

    Queries(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /** The answer of a query that always has one, such as a page. */
    public <R> R ask(Object query, Class<R> answer) {
        return gateway.query(query, ResponseTypes.instanceOf(answer))
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** What a query finds at this moment. */
    public <R> Optional<R> find(Object query, Class<R> answer) {
        return gateway.query(query, ResponseTypes.optionalInstanceOf(answer))
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /**
     * The resource of a request's path.
     *
     * @param minVersion the version that it must have at least, waited for; null for the present
     *     one
     * @throws RequestRejected with {@link RequestProblem#NOT_FOUND}, or {@link
     *     ServerProblem#NOT_READABLE_YET} when it does not get to that version in time
     */
    public <R> R get(
            Object query, Class<R> answer, ToLongFunction<R> version, @Nullable Long minVersion) {
        return find(query, answer, version, minVersion).orElseThrow(Queries::notFound);
    }

    /**
     * What a query finds in a version, waited for; empty when it finds nothing.
     *
     * @param minVersion the version that it must have at least; null for the present one
     * @throws RequestRejected with {@link ServerProblem#NOT_READABLE_YET} when it does not get to
     *     that version in time
     */
    public <R> Optional<R> find(
            Object query, Class<R> answer, ToLongFunction<R> version, @Nullable Long minVersion) {
        if (minVersion == null) {
            return find(query, answer);
        }
        Predicate<R> enough = view -> version.applyAsLong(view) >= minVersion;
        Optional<R> found = await(query, answer, enough, VERSION_WAIT);
        if (found.isPresent() && !enough.test(found.get())) {
            throw new RequestRejected(ServerProblem.NOT_READABLE_YET);
        }
        return found;
    }

    /**
     * The resource that a change is about, at least in the version for which it is meant: what the
     * change does not name is taken from it.
     *
     * @throws RequestRejected with {@link RequestProblem#NOT_FOUND}
     * @throws Refused with {@link PreconditionFailed} when it has no such version
     */
    public <R> R toChange(
            Object query, Class<R> answer, ToLongFunction<R> version, IfMatch ifMatch) {
        long expected = ifMatch.version();
        R found =
                await(query, answer, view -> version.applyAsLong(view) >= expected, REFERENCE_WAIT)
                        .orElseThrow(Queries::notFound);
        if (version.applyAsLong(found) < expected) {
            throw new Refused(new PreconditionFailed(expected));
        }
        return found;
    }

    /** What a request names and must exist; it is waited for, because it may be new. */
    public <R> Optional<R> reference(Object query, Class<R> answer) {
        return await(query, answer, _ -> true, REFERENCE_WAIT);
    }

    /** The resource of the path of a request that acts on it. */
    public <R> R target(Object query, Class<R> answer) {
        return reference(query, answer).orElseThrow(Queries::notFound);
    }

    /**
     * What the body of a request names.
     *
     * @param pointer where in the body it is named
     */
    public <R> R named(Object query, Class<R> answer, String pointer) {
        return reference(query, answer).orElseThrow(() -> nothingNamed(pointer));
    }

    /** That what the body of a request names does not exist, for its caller at least. */
    public static RequestRejected nothingNamed(String pointer) {
        return RequestRejected.field(
                RequestProblem.NOT_FOUND,
                FieldProblem.ofField(pointer, "There is nothing with this id."));
    }

    /** Returns when a creation can be read, or when it has been waited for long enough. */
    public <R> void awaitReadable(Object query, Class<R> answer) {
        await(query, answer, _ -> true, CREATION_WAIT);
    }

    /** Returns when a version can be read, or when it has been waited for long enough. */
    public <R> void awaitVersion(
            Object query, Class<R> answer, ToLongFunction<R> version, long atLeast) {
        await(query, answer, view -> version.applyAsLong(view) >= atLeast, CREATION_WAIT);
    }

    /** Returns when the read model is in a state, or when it has been waited for long enough. */
    public <R> void awaitState(Object query, Class<R> answer, Predicate<R> state) {
        await(query, answer, state, VERSION_WAIT);
    }

    /** Returns when there is nothing more to find, or when it has been waited for long enough. */
    public <R> void awaitGone(Object query, Class<R> answer) {
        long deadline = System.nanoTime() + CREATION_WAIT.toNanos();
        while (find(query, answer).isPresent() && System.nanoTime() < deadline) {
            pause();
        }
    }

    /** What a query finds when that is in a state, or at the end of a time. */
    public <R> Optional<R> findWhen(
            Object query, Class<R> answer, Predicate<R> state, Duration atMost) {
        return await(query, answer, state, atMost);
    }

    /** That there is nothing at the address of the request. */
    public static RequestRejected notFound() {
        return new RequestRejected(RequestProblem.NOT_FOUND);
    }

    /** The first answer that will do, or the last one before the time is up. */
    private <R> Optional<R> await(
            Object query, Class<R> answer, Predicate<R> enough, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Optional<R> found = find(query, answer);
        while (found.filter(enough).isEmpty() && System.nanoTime() < deadline) {
            pause();
            found = find(query, answer);
        }
        return found;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The server is being stopped.", e);
        }
    }
}
