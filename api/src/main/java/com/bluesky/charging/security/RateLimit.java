package com.bluesky.charging.security;

import com.bluesky.charging.web.Problems;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;

/**
 * How many requests a caller may make in a minute, on this node: a bucket of that many for each
 * caller, filled again steadily. What is left is told in the headers {@code RateLimit} and {@code
 * RateLimit-Policy} (draft-ietf-httpapi-ratelimit-headers, as structured fields).
 */
final class RateLimit {

    static final Duration WINDOW = Duration.ofMinutes(1);

    /**
     * Callers that are remembered, the latest ones: some hundred bytes each. A forgotten one begins
     * with a full bucket, as a new one does.
     */
    static final int CALLERS_MAX = 10_000;

    static final String LIMIT_HEADER = "RateLimit";
    static final String POLICY_HEADER = "RateLimit-Policy";

    private final String name;
    private final long requests;
    private final TimeMeter time;
    private final Problems problems;

    /** In the order in which they called last. */
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * A limit.
     *
     * @param name what is counted by, as the headers name it
     * @param requests in a minute, at least 1
     */
    RateLimit(String name, long requests, Clock clock, Problems problems) {
        if (requests < 1) {
            throw new IllegalArgumentException(
                    "bluesky.limits.%s-requests-per-minute must be 1 or more.".formatted(name));
        }
        this.name = name;
        this.requests = requests;
        this.time = new Ticking(clock);
        this.problems = problems;
    }

    /**
     * Counts a request and tells in its answer what is left.
     *
     * @return whether it may go on; if not, it is answered
     */
    boolean admits(String caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Verdict verdict = take(caller);
        response.setHeader(
                POLICY_HEADER, "\"%s\";q=%d;w=%d".formatted(name, requests, WINDOW.toSeconds()));
        response.setHeader(
                LIMIT_HEADER,
                "\"%s\";r=%d;t=%d".formatted(name, verdict.remaining(), verdict.seconds()));
        if (verdict.admitted()) {
            return true;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.seconds()));
        AccessProblem problem = AccessProblem.TOO_MANY_REQUESTS;
        problems.write(request, response, problem);
        return false;
    }

    /** Counts a request. */
    Verdict take(String caller) {
        ConsumptionProbe probe = bucket(caller).tryConsumeAndReturnRemaining(1);
        return new Verdict(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                secondsOf(
                        probe.isConsumed()
                                ? probe.getNanosToWaitForReset()
                                : probe.getNanosToWaitForRefill()));
    }

    synchronized int callers() {
        return buckets.size();
    }

    private synchronized Bucket bucket(String caller) {
        Bucket known = buckets.get(caller);
        if (known != null) {
            return known;
        }
        if (buckets.size() >= CALLERS_MAX) {
            Iterator<String> longestSilent = buckets.keySet().iterator();
            longestSilent.next();
            longestSilent.remove();
        }
        Bucket made =
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, WINDOW))
                        .withCustomTimePrecision(time)
                        .build();
        buckets.put(caller, made);
        return made;
    }

    /** Rounded up: who waits so long does not come too early. */
    private static long secondsOf(long nanos) {
        return Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    }

    /**
     * What became of a request.
     *
     * @param remaining how many more are admitted at once
     * @param seconds until all of them are there again; when it was not admitted, until one is
     */
    record Verdict(boolean admitted, long remaining, long seconds) {}

    /** The application's clock, as the buckets want it. */
    private record Ticking(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
