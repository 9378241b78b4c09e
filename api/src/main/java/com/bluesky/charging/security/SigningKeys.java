package com.bluesky.charging.security;

import com.bluesky.charging.security.SealedKeys.SealedKey;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign access tokens: EC on P-256, stored encrypted, shared by all nodes. A key is
 * replaced after a while; the one before it stays published until its last token has expired.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

    static final String PURPOSE = "token-signing";

    /** Long enough to be cached by clients, short enough that a lost key ends by itself. */
    static final Duration SIGNS_FOR = Duration.ofDays(90);

    /**
     * Another node may have made a key; a token with an unknown one is a reason to look, not often.
     */
    static final Duration LOOKED_UP_AT_MOST_EVERY = Duration.ofSeconds(1);

    private final SealedKeys sealedKeys;
    private final Clock clock;
    private volatile Loaded loaded;

    SigningKeys(SealedKeys sealedKeys, Clock clock) {
        this.sealedKeys = sealedKeys;
        this.clock = clock;
        this.loaded = load(sealedKeys.ensure(PURPOSE, SigningKeys::newKey));
    }

    /** The key to sign with now. */
    ECKey current() {
        Loaded present = loaded;
        SealedKey newest = present.newest();
        if (!clock.instant().isBefore(newest.createdAt().plus(SIGNS_FOR))) {
            present = load(sealedKeys.next(PURPOSE, newest.generation() + 1, SigningKeys::newKey));
            loaded = present;
        }
        return present.keys().getFirst();
    }

    /** What clients may check tokens with. */
    JWKSet published() {
        return new JWKSet(List.<JWK>copyOf(loaded.keys())).toPublicJWKSet();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        List<JWK> found = selector.select(new JWKSet(List.<JWK>copyOf(loaded.keys())));
        if (found.isEmpty()
                && !clock.instant().isBefore(loaded.at().plus(LOOKED_UP_AT_MOST_EVERY))) {
            loaded = load(sealedKeys.all(PURPOSE));
            found = selector.select(new JWKSet(List.<JWK>copyOf(loaded.keys())));
        }
        return found;
    }

    private Loaded load(List<SealedKey> generations) {
        Instant now = clock.instant();
        List<ECKey> alive =
                generations.stream()
                        .filter(key ->
                                key == generations.getFirst()
                                        || now.isBefore(
                                                key.createdAt()
                                                        .plus(SIGNS_FOR)
                                                        .plus(Tokens.LIFETIME)
                                                        .plus(SIGNS_FOR)))
                        .map(SigningKeys::parse)
                        .toList();
        return new Loaded(alive, generations.getFirst(), now);
    }

    private static ECKey parse(SealedKey key) {
        try {
            return ECKey.parse(new String(key.key(), StandardCharsets.UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("A stored signing key cannot be read.", e);
        }
    }

    private static byte[] newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has P-256.", e);
        }
    }

    private record Loaded(List<ECKey> keys, SealedKey newest, Instant at) {}
}
