package com.bluesky.charging.kernel;

import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Port: the encryption keys of persons, one each. Destroying a key is how a person is forgotten.
 */
public interface SubjectKeys {

    /**
     * The key of a person, made and durably stored in a transaction of its own when there is none
     * yet.
     *
     * @return empty when the key was destroyed; it is never made again
     */
    Optional<SecretKey> findOrCreate(String subjectId);

    /** The key of a person, or empty when there never was one or it was destroyed. */
    Optional<SecretKey> find(String subjectId);

    /** Destroys the key of a person for ever and leaves a tombstone. Safe to repeat. */
    void destroy(String subjectId);
}
