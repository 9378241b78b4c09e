package com.bluesky.charging.security;

import com.bluesky.charging.app.StartRefused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key-encryption key in a file of mode 600: AES-256-GCM with a random nonce, bound to the
 * purpose.
 */
final class FileKeyEncryption implements KeyEncryption {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random;

    private FileKeyEncryption(SecretKey key, SecureRandom random) {
        this.key = key;
        this.random = random;
    }

    /**
     * Reads the key, after making it where there is none.
     *
     * @throws StartRefused if the file cannot be used
     */
    static FileKeyEncryption of(Path file) {
        SecureRandom random = new SecureRandom();
        try {
            if (!Files.exists(file)) {
                byte[] made = new byte[KEY_BYTES];
                random.nextBytes(made);
                PrivateFile.write(file, Base64.getEncoder().encodeToString(made) + "\n");
            }
            byte[] read = Base64.getDecoder().decode(Files.readString(file).strip());
            if (read.length != KEY_BYTES) {
                throw new StartRefused("The key-encryption key in " + file + " is not one.");
            }
            return new FileKeyEncryption(new SecretKeySpec(read, "AES"), random);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartRefused("Cannot use the key-encryption key in " + file + ".", e);
        }
    }

    @Override
    public byte[] seal(byte[] plain, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot encrypt a key.", e);
        }
    }

    @Override
    public byte[] open(byte[] sealed, String purpose) {
        ByteBuffer whole = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        whole.get(nonce);
        byte[] ciphertext = new byte[whole.remaining()];
        whole.get(ciphertext);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(ciphertext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A stored key was changed, is for another purpose, or is encrypted with another"
                            + " key-encryption key.",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
