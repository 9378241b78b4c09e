package com.bluesky.charging.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Checks the signature of a token once in a while, and what may have changed since, its time and
 * its key, at each use. A client sends the same token hundreds of times, and checking an elliptic
 * signature takes longer than most reads.
 */
final class CheckedTokens implements JwtDecoder {

    /** A signing key that was withdrawn from a node's memory is good for no longer than this. */
    static final Duration KEPT = Duration.ofMinutes(1);

    /** A few kilobytes each; beyond it the memory is emptied. Only our own tokens get into it. */
    static final int TOKENS_MAX = 4_000;

    private final Map<String, Checked> known = new ConcurrentHashMap<>();
    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> claims;
    private final Clock clock;

    /**
     * Makes a memory.
     *
     * @param signatures reads tokens whose signature is good
     * @param claims what is checked each time
     */
    CheckedTokens(JwtDecoder signatures, OAuth2TokenValidator<Jwt> claims, Clock clock) {
        this.signatures = signatures;
        this.claims = claims;
        this.clock = clock;
    }

    @Override
    public Jwt decode(String token) {
        Instant now = clock.instant();
        Checked checked = known.get(token);
        if (checked == null || !now.isBefore(checked.at().plus(KEPT))) {
            checked = new Checked(signatures.decode(token), now);
            if (known.size() >= TOKENS_MAX) {
                known.clear();
            }
            known.put(token, checked);
        }
        OAuth2TokenValidatorResult result = claims.validate(checked.token());
        if (result.hasErrors()) {
            known.remove(token);
            throw new JwtValidationException("The token does not stand.", result.getErrors());
        }
        return checked.token();
    }

    private record Checked(Jwt token, Instant at) {}
}
