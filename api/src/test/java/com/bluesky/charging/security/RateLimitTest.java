package com.bluesky.charging.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.bluesky.charging.security.RateLimit.Verdict;
import com.bluesky.charging.web.Api;
import com.bluesky.charging.web.ApiTest;
import com.bluesky.charging.web.Problems;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What happens at a limit and one request past it. */
class RateLimitTest extends ApiTest {

    /** Addresses of this machine that no other test calls from. */
    private static final String STRANGER = "127.0.0.77";

    private static final String ELSEWHERE = "127.0.0.78";

    private static final String GRANT = "grant_type=client_credentials";

    private final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));

    @Autowired private Problems problems;
    @Autowired private RateLimits limits;

    @Value("${bluesky.limits.key-requests-per-minute}")
    private long byKey;

    @Value("${bluesky.limits.address-requests-per-minute}")
    private long byAddress;

    @Test
    void the_last_request_of_a_minute_is_admitted_and_the_next_one_waits_for_its_turn() {
        RateLimit limit = limit(60);
        for (int i = 1; i < 60; i++) {
            assertThat(limit.take("caller").admitted()).isTrue();
        }

        assertThat(limit.take("caller")).isEqualTo(new Verdict(true, 0, 60));
        assertThat(limit.take("caller")).isEqualTo(new Verdict(false, 0, 1));
        clock.advance(Duration.ofMillis(999));
        assertThat(limit.take("caller").admitted()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(limit.take("caller")).isEqualTo(new Verdict(true, 0, 60));
        assertThat(limit.take("caller").admitted()).isFalse();
    }

    @Test
    void a_silent_minute_brings_all_requests_back_and_no_more() {
        RateLimit limit = limit(3);
        limit.take("caller");
        clock.advance(Duration.ofHours(1));

        assertThat(limit.take("caller")).isEqualTo(new Verdict(true, 2, 20));
        assertThat(limit.take("caller")).isEqualTo(new Verdict(true, 1, 40));
        assertThat(limit.take("caller")).isEqualTo(new Verdict(true, 0, 60));
        assertThat(limit.take("caller")).isEqualTo(new Verdict(false, 0, 20));
    }

    @Test
    void one_caller_does_not_take_from_another() {
        RateLimit limit = limit(1);

        assertThat(limit.take("one").admitted()).isTrue();
        assertThat(limit.take("one").admitted()).isFalse();
        assertThat(limit.take("other").admitted()).isTrue();
    }

    @Test
    void the_caller_that_was_silent_longest_is_forgotten_when_there_are_too_many() {
        RateLimit limit = limit(1);
        limit.take("first");
        for (int i = 1; i < RateLimit.CALLERS_MAX; i++) {
            limit.take("caller-" + i);
        }
        assertThat(limit.take("first").admitted()).isFalse();
        assertThat(limit.callers()).isEqualTo(RateLimit.CALLERS_MAX);

        limit.take("one more");

        assertThat(limit.callers()).isEqualTo(RateLimit.CALLERS_MAX);
        assertThat(limit.take("first").admitted()).isFalse();
        assertThat(limit.take("caller-1").admitted()).isTrue();
    }

    @Test
    void a_limit_of_nothing_is_no_setting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limit(0))
                .withMessageContaining("bluesky.limits.key-requests-per-minute");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "[2001:db8:1:2::1], 2001:db8:1:2:ffff::9, true",
        "::ffff:203.0.113.7, ::ffff:203.0.113.8, false"
    })
    void a_network_of_ipv6_counts_as_one_address(String one, String other, boolean same) {
        assertThat(RateLimits.networkOf(one).equals(RateLimits.networkOf(other))).isEqualTo(same);
    }

    @Test
    void every_answer_to_a_key_tells_what_is_left() throws Exception {
        Api caller = newCustomer(sandbox.path("operatorId").asString());

        Api.Answer first = caller.get("/v1/sites").expect(200);
        Api.Answer second = caller.get("/v1/nothing").expectProblem(404, "NOT_FOUND");

        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"key\";q=" + byKey + ";w=60");
        assertThat(first.header("RateLimit")).isEqualTo("\"key\";r=" + (byKey - 1) + ";t=1");
        assertThat(second.header("RateLimit")).startsWith("\"key\";r=");
    }

    @Test
    void a_key_that_asks_too_often_is_told_when_to_come_back_and_others_are_served()
            throws Exception {
        String operator = sandbox.path("operatorId").asString();
        Api.Answer key = newKey(newCustomerId(operator));
        Api caller = anonymous().withToken(key.text("apiKey"));

        try (var _ = new Crowd(limits.keys(), key.text("keyId"))) {
            Api.Answer refused = refused(() -> caller.get("/v1/sites"));
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.header("RateLimit")).isEqualTo("\"key\";r=0;t=1");
            api.get("/v1/sites").expect(200);
        }
    }

    @Test
    void an_address_without_a_token_is_limited_and_its_valid_tokens_are_not() throws Exception {
        Api.Answer key = newKey(newCustomerId(sandbox.path("operatorId").asString()));
        Api stranger = anonymousFrom(STRANGER);
        Api caller = stranger.withToken(key.text("apiKey"));
        Api.Answer unknown = stranger.get("/v1/sites").expectProblem(401, "TOKEN_REQUIRED");
        assertThat(unknown.header("RateLimit-Policy"))
                .isEqualTo("\"address\";q=" + byAddress + ";w=60");

        try (var _ = new Crowd(limits.addresses(), STRANGER)) {
            assertThat(refused(() -> stranger.get("/v1/sites")).header("Retry-After"))
                    .isEqualTo("1");
            refused(() -> stranger.bearing("wrong").get("/v1/sites"));
            refused(() -> stranger.token(key.text("keyId"), key.text("apiKey"), GRANT));
            caller.get("/v1/sites").expect(200);
            anonymous().get("/v1/sites").expectProblem(401, "TOKEN_REQUIRED");
        }
    }

    @Test
    void a_request_for_a_token_is_counted_however_its_path_is_written() throws Exception {
        for (String path : List.of("/oauth2/token", "/oauth2/%74oken")) {
            Api.Answer answer =
                    api.send(
                            anonymousFrom(ELSEWHERE)
                                    .request(path)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(GRANT)));
            answer.expectProblem(401, "INVALID_CLIENT");
            assertThat(answer.header("RateLimit")).startsWith("\"address\";r=");
        }
    }

    @Test
    void a_token_is_of_no_use_from_where_its_key_may_not_be_used() throws Exception {
        String customer = newCustomerId(sandbox.path("operatorId").asString());
        Api.Answer key =
                platform.post(
                                "/v1/customers/" + customer + "/keys",
                                Map.of(
                                        "scopes",
                                        List.of("equipment:read"),
                                        "allowedAddresses",
                                        List.of("127.0.0.1")))
                        .expect(201);
        Api here = anonymous().withToken(key.text("apiKey"));
        Api elsewhere = anonymousFrom(ELSEWHERE);

        here.get("/v1/sites").expect(200);
        Api.Answer refused =
                elsewhere
                        .bearing(here.accessToken())
                        .get("/v1/sites")
                        .expectProblem(403, "ADDRESS_NOT_ALLOWED");
        assertThat(refused.header("RateLimit")).startsWith("\"address\";r=");
        elsewhere
                .token(key.text("keyId"), key.text("apiKey"), GRANT)
                .expectProblem(403, "ADDRESS_NOT_ALLOWED");
    }

    @Test
    void a_token_is_not_tried_without_end_from_where_its_key_may_not_be_used() throws Exception {
        String customer = newCustomerId(sandbox.path("operatorId").asString());
        Api.Answer key =
                platform.post(
                                "/v1/customers/" + customer + "/keys",
                                Map.of(
                                        "scopes",
                                        List.of("equipment:read"),
                                        "allowedAddresses",
                                        List.of("127.0.0.1")))
                        .expect(201);
        Api here = anonymous().withToken(key.text("apiKey"));
        Api elsewhere = anonymousFrom(STRANGER).bearing(here.accessToken());

        try (var _ = new Crowd(limits.addresses(), STRANGER)) {
            assertThat(refused(() -> elsewhere.get("/v1/sites")).header("RateLimit-Policy"))
                    .startsWith("\"address\"");
            here.get("/v1/sites").expect(200);
        }
    }

    /** The answer to a request that finds nothing left, which it may have to try for. */
    private static Api.Answer refused(Callable<Api.Answer> request) {
        Api.Answer refused =
                await().atMost(Duration.ofSeconds(30))
                        .until(request, answer -> answer.status() == 429);
        return refused.expectProblem(429, "TOO_MANY_REQUESTS");
    }

    private RateLimit limit(long requests) {
        return new RateLimit("key", requests, clock, problems);
    }

    /** Others who share a caller's limit and take whatever there is of it. */
    private static final class Crowd implements AutoCloseable {

        private final AtomicBoolean over = new AtomicBoolean();

        Crowd(RateLimit limit, String caller) {
            Thread.ofPlatform()
                    .start(() -> {
                        while (!over.get()) {
                            limit.take(caller);
                        }
                    });
        }

        @Override
        public void close() {
            over.set(true);
        }
    }
}
