package com.bluesky.charging.app.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.axonframework.serialization.SerializationException;

/**
 * Texts under AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce. A person's key seals few
 * texts, so random nonces stay far below the bound of 2³².
 */
final class Sealed {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Sealed() {}

    /** What a ciphertext is bound to: the parts, each with its length in front. */
    static byte[] context(String... parts) {
        int size = 0;
        for (String part : parts) {
            size += Integer.BYTES + part.getBytes(StandardCharsets.UTF_8).length;
        }
        ByteBuffer context = ByteBuffer.allocate(size);
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            context.putInt(bytes.length).put(bytes);
        }
        return context.array();
    }

    static String seal(SecretKey key, byte[] context, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, context);
            byte[] ciphertext = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer whole = ByteBuffer.allocate(NONCE_BYTES + ciphertext.length);
            whole.put(nonce).put(ciphertext);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
        } catch (GeneralSecurityException e) {
            throw new SerializationException("Cannot encrypt personal data.", e);
        }
    }

    static String open(SecretKey key, byte[] context, String sealed) {
        ByteBuffer whole = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed));
        byte[] nonce = new byte[NONCE_BYTES];
        whole.get(nonce);
        byte[] ciphertext = new byte[whole.remaining()];
        whole.get(ciphertext);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, nonce, context);
            return new String(cipher.doFinal(ciphertext), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new SerializationException(
                    "Personal data is not what was stored, or not at its place.", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }
}
