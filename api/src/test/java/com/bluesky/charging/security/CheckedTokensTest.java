package com.bluesky.charging.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

class CheckedTokensTest {

    private final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final AtomicInteger signaturesChecked = new AtomicInteger();
    private final AtomicBoolean stands = new AtomicBoolean(true);
    private final CheckedTokens tokens =
            new CheckedTokens(
                    this::checkSignature,
                    _ ->
                            stands.get()
                                    ? OAuth2TokenValidatorResult.success()
                                    : OAuth2TokenValidatorResult.failure(
                                            new OAuth2Error("invalid_token")),
                    clock);

    @Test
    void a_signature_is_checked_again_when_a_minute_has_passed() {
        tokens.decode("good");
        clock.advance(CheckedTokens.KEPT.minusMillis(1));
        tokens.decode("good");
        assertThat(signaturesChecked).hasValue(1);

        clock.advance(Duration.ofMillis(1));
        tokens.decode("good");
        assertThat(signaturesChecked).hasValue(2);
    }

    @Test
    void what_a_token_says_is_checked_at_each_use() {
        tokens.decode("good");
        stands.set(false);

        assertThatThrownBy(() -> tokens.decode("good")).isInstanceOf(JwtException.class);
        stands.set(true);
        assertThat(tokens.decode("good").getTokenValue()).isEqualTo("good");
        assertThat(signaturesChecked).hasValue(2);
    }

    @Test
    void a_token_with_a_bad_signature_is_refused_each_time() {
        for (int i = 1; i <= 2; i++) {
            assertThatThrownBy(() -> tokens.decode("bad")).isInstanceOf(JwtException.class);
            assertThat(signaturesChecked).hasValue(i);
        }
    }

    @Test
    void so_many_tokens_are_remembered_and_no_more() {
        for (int i = 0; i < CheckedTokens.TOKENS_MAX; i++) {
            tokens.decode("good " + i);
        }
        tokens.decode("good 0");
        assertThat(signaturesChecked).hasValue(CheckedTokens.TOKENS_MAX);

        tokens.decode("one more");
        tokens.decode("good 0");
        assertThat(signaturesChecked).hasValue(CheckedTokens.TOKENS_MAX + 2);
    }

    private Jwt checkSignature(String token) {
        signaturesChecked.incrementAndGet();
        if (token.equals("bad")) {
            throw new BadJwtException("Somebody else signed it.");
        }
        return Jwt.withTokenValue(token).header("alg", "ES256").claim("sub", "cust-1").build();
    }
}
