package com.bluesky.charging.security;

import com.bluesky.charging.web.Caller;
import com.bluesky.charging.web.Scope;
import com.bluesky.charging.web.TokenLife;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Access tokens: signed JWTs as RFC 9068 describes them, which only this platform accepts. */
final class Tokens {

    /** Short, because a token that was copied is good until it expires. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private static final String SCOPE = "scope";
    private static final String KEY_ID = "client_id";
    private static final String ACTOR_KIND = "actor_kind";
    private static final String OPERATOR_ID = "operator_id";
    private static final String CUSTOMER_ID = "customer_id";

    private final SigningKeys keys;
    private final KeyStates states;
    private final Clock clock;
    private final String issuer;

    Tokens(SigningKeys keys, KeyStates states, Clock clock, String issuer) {
        this.keys = keys;
        this.states = states;
        this.clock = clock;
        this.issuer = issuer;
    }

    /** A token for the owner of a key with some of its scopes. */
    String issue(ApiKey key, Set<Scope> scopes) {
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(audience())
                        .subject(key.subject())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .claim(KEY_ID, key.keyId())
                        .claim(SCOPE, text(scopes))
                        .claim(ACTOR_KIND, key.customerId() == null ? ApiKey.PLATFORM : "customer");
        if (key.customerId() != null) {
            claims.claim(OPERATOR_ID, key.operatorId()).claim(CUSTOMER_ID, key.customerId());
        }
        return signed(claims.build());
    }

    /** Scopes as they stand in tokens, separated by spaces. */
    static String text(Set<Scope> scopes) {
        return new TreeSet<>(scopes).stream().map(Scope::text).collect(Collectors.joining(" "));
    }

    /** Who calls with a token that was checked. */
    static Caller caller(Jwt token) {
        return new Caller(
                required(token, ACTOR_KIND),
                required(token, "sub"),
                required(token, KEY_ID),
                token.getClaimAsString(OPERATOR_ID),
                token.getClaimAsString(CUSTOMER_ID),
                scopes(required(token, SCOPE)),
                "");
    }

    /** How long a token that was checked serves; it ends at once with its key. */
    TokenLife lifeOf(Jwt token) {
        String keyId = required(token, KEY_ID);
        return new TokenLife(
                required(token, JwtClaimNames.JTI),
                Objects.requireNonNull(token.getExpiresAt(), JwtClaimNames.EXP),
                keyId,
                () -> states.isActive(keyId));
    }

    /** Reads a token and checks type, algorithm, signature, issuer, audience, time and key. */
    JwtDecoder decoder() {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        // The claims are checked below, with our clock.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        return new CheckedTokens(decoder, validator(), clock);
    }

    private OAuth2TokenValidator<Jwt> validator() {
        // We sign and check on the same nodes, so a clock that is off by more is our own fault.
        JwtTimestampValidator timestamps = new JwtTimestampValidator(Duration.ofSeconds(5));
        timestamps.setClock(clock);
        timestamps.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                timestamps,
                new JwtIssuerValidator(issuer),
                new JwtAudienceValidator(audience()),
                this::keyStands);
    }

    private OAuth2TokenValidatorResult keyStands(Jwt token) {
        String keyId = token.getClaimAsString(KEY_ID);
        return keyId != null && states.isActive(keyId)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_token", "The API key ended.", null));
    }

    /** Every token that we signed has these claims. */
    private static String required(Jwt token, String claim) {
        return Objects.requireNonNull(token.getClaimAsString(claim), claim);
    }

    private String audience() {
        return issuer + "/v1";
    }

    private String signed(JWTClaimsSet claims) {
        ECKey key = keys.current();
        try {
            SignedJWT token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.ES256)
                                    .type(TYPE)
                                    .keyID(key.getKeyID())
                                    .build(),
                            claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("A token cannot be signed.", e);
        }
    }

    private static Set<Scope> scopes(String text) {
        Set<Scope> scopes = new TreeSet<>();
        for (String scope : text.split(" ", -1)) {
            Scope.find(scope).ifPresent(scopes::add);
        }
        return scopes;
    }
}
