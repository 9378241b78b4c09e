package com.bluesky.charging.security;

import com.bluesky.charging.security.SealedKeys.SealedKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keyed hashes (HMAC-SHA-256) of secrets that are random and long. A slow hash would add nothing to
 * those; the key makes a stolen table useless.
 */
final class SecretHash {

    static final String PURPOSE = "secret-hash";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final String SEPARATOR = ":";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<Integer, SecretKeySpec> keys = new TreeMap<>();
    private final int current;

    /** What an unknown secret is compared with, so that it takes as long as a wrong one. */
    private final String nobody;

    SecretHash(SealedKeys sealedKeys) {
        List<SealedKey> generations = sealedKeys.ensure(PURPOSE, SecretHash::newKey);
        generations.forEach(
                key -> keys.put(key.generation(), new SecretKeySpec(key.key(), ALGORITHM)));
        this.current = generations.getFirst().generation();
        this.nobody = text(current, newKey());
    }

    /**
     * What to store of a secret: the generation of the key and the hash. The id that the secret
     * belongs to is hashed with it, so that a verifier is of no use in another row.
     */
    String verifier(String id, String secret) {
        return text(current, hash(current, id, secret));
    }

    /** Whether a secret is the stored one; false without one, in the same time. */
    boolean matches(@Nullable String stored, String id, String secret) {
        String expected = stored == null ? nobody : stored;
        int separator = expected.indexOf(SEPARATOR);
        int generation = Integer.parseInt(expected.substring(0, separator));
        boolean equal =
                MessageDigest.isEqual(
                        Base64.getDecoder().decode(expected.substring(separator + 1)),
                        hash(generation, id, secret));
        return equal && stored != null;
    }

    private static String text(int generation, byte[] hash) {
        return generation + SEPARATOR + Base64.getEncoder().encodeToString(hash);
    }

    private byte[] hash(int generation, String id, String secret) {
        SecretKeySpec key = keys.get(generation);
        if (key == null) {
            throw new IllegalStateException("There is no hashing key " + generation + ".");
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(id.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
        }
    }

    private static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }
}
