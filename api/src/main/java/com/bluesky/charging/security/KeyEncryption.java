package com.bluesky.charging.security;

/**
 * Encrypts the keys that have to be read back with the one key that is kept outside the database.
 */
public interface KeyEncryption {

    /**
     * Encrypts a key.
     *
     * @param purpose what the key is for; the same is needed to open it
     */
    byte[] seal(byte[] key, String purpose);

    /**
     * Decrypts what {@link #seal} made; fails loudly when it was changed or is for another purpose.
     */
    byte[] open(byte[] sealed, String purpose);
}
