package com.bluesky.charging.security;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request for another password of a pile.
 *
 * @param password to show once; null when that was done
 * @param formerUntil how long the former one is good too; null when it ends at once
 * @param deviceVersion of the device with its rotation; null until it is done
 */
public record PasswordRotation(
        String rotationId,
        String deviceId,
        @Nullable String password,
        @Nullable Instant formerUntil,
        @Nullable Long deviceVersion) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "PasswordRotation[" + rotationId + ", " + deviceId + "]";
    }
}
