package com.bluesky.charging.security;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key as its owner holds it: {@code bsk_<live|test>_<keyId>_<secret><checksum>}. The prefix
 * lets scanners find leaked keys, and the checksum tells a mistyped key from a wrong one without a
 * look-up.
 */
record ApiKeyText(String environment, String keyId, String secret) {

    /** 43 characters of base 62 are 256 bits. */
    static final int SECRET_LENGTH = 43;

    static final int CHECKSUM_LENGTH = 6;

    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern SHAPE =
            Pattern.compile("bsk_(live|test)_([a-z0-9]{1,40})_([0-9A-Za-z]{43})([0-9A-Za-z]{6})");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A key with a new random secret. */
    static ApiKeyText create(String environment, String keyId) {
        StringBuilder secret = new StringBuilder(SECRET_LENGTH);
        for (int i = 0; i < SECRET_LENGTH; i++) {
            secret.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new ApiKeyText(environment, keyId, secret.toString());
    }

    /** Reads a key; empty when it does not have the form or the checksum of one. */
    static Optional<ApiKeyText> parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        ApiKeyText key = new ApiKeyText(matcher.group(1), matcher.group(2), matcher.group(3));
        return key.checksum().equals(matcher.group(4)) ? Optional.of(key) : Optional.empty();
    }

    /** The key as it is shown to its owner. */
    String text() {
        return start() + checksum();
    }

    /** Secrets do not belong in logs. */
    @Override
    public String toString() {
        return "bsk_" + environment + "_" + keyId + "_…";
    }

    private String start() {
        return "bsk_" + environment + "_" + keyId + "_" + secret;
    }

    private String checksum() {
        CRC32 crc = new CRC32();
        crc.update(start().getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        char[] digits = new char[CHECKSUM_LENGTH];
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = ALPHABET.charAt((int) (rest % ALPHABET.length()));
            rest /= ALPHABET.length();
        }
        return new String(digits);
    }
}
