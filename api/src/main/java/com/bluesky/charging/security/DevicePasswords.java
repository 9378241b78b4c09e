package com.bluesky.charging.security;

import com.bluesky.charging.kernel.DeviceCredentials;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.RepeatIsTheSameRequest;
import java.security.SecureRandom;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The passwords of piles in the vault. A new device's password is prepared before the device is
 * registered and made good after, as with {@link ApiKeys}.
 */
public final class DevicePasswords implements DeviceCredentials {

    /** As many as OCPP 1.6 Security lets a pile store at least (AuthorizationKey, 16 to 40). */
    static final int LENGTH = 20;

    /**
     * Printable ASCII without what has to be quoted in a shell, in JSON or in a URL: 62 letters and
     * digits and two signs, so 20 of them are 120 bits.
     */
    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient vault;
    private final SecretHash hash;
    private final Clock clock;

    DevicePasswords(JdbcClient vault, SecretHash hash, Clock clock) {
        this.vault = vault;
        this.hash = hash;
        this.clock = clock;
    }

    @Override
    public String issue(String deviceId) {
        String password = newPassword();
        store(deviceId, password, "ACTIVE");
        return password;
    }

    /**
     * Stores a password that opens nothing yet.
     *
     * @return the password to show once; empty when the device has one already
     */
    public Optional<String> prepare(String deviceId) {
        String password = newPassword();
        return store(deviceId, password, "PENDING") ? Optional.of(password) : Optional.empty();
    }

    /**
     * Makes a prepared password good.
     *
     * @return whether it is the device's now; false when another request prepared it anew
     */
    public boolean activate(String deviceId, String password) {
        return vault.sql(
                                """
                                UPDATE device_password SET state = 'ACTIVE'
                                WHERE device_id = :deviceId AND state = 'PENDING' AND verifier = :verifier
                                """)
                        .param("deviceId", deviceId)
                        .param("verifier", hash.verifier(deviceId, password))
                        .update()
                == 1;
    }

    /**
     * Stores the password of a rotation, which opens nothing yet. While a rotation is not done its
     * password was shown to nobody, so a repeat makes it anew.
     *
     * @param formerUntil how long the present password stays good; null when it ends at once
     * @return what the rotation is by now: with a password to show once, unless it is done
     * @throws com.bluesky.charging.kernel.Refused when the same request asked for something else
     *     before
     */
    public PasswordRotation prepareRotation(
            String rotationId,
            String deviceId,
            Fingerprint fingerprint,
            @Nullable Instant formerUntil) {
        String password = newPassword();
        vault.sql(
                        """
                        INSERT INTO device_password_rotation
                            (rotation_id, device_id, fingerprint, state, verifier, former_until, created_at)
                        VALUES (:rotationId, :deviceId, :fingerprint, 'PENDING', :verifier, :formerUntil, :now)
                        ON CONFLICT (rotation_id) DO UPDATE SET verifier = excluded.verifier
                        WHERE device_password_rotation.state = 'PENDING'
                          AND device_password_rotation.device_id = excluded.device_id
                        """)
                .param("rotationId", rotationId)
                .param("deviceId", deviceId)
                .param("fingerprint", fingerprint.current())
                .param("verifier", hash.verifier(deviceId, password))
                .param(
                        "formerUntil",
                        formerUntil == null ? null : utc(formerUntil),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", utc(clock.instant()))
                .update();
        return vault.sql(
                        """
                        SELECT fingerprint, state, former_until, device_version
                        FROM device_password_rotation WHERE rotation_id = :rotationId
                        """)
                .param("rotationId", rotationId)
                .query((row, number) -> {
                    new RepeatIsTheSameRequest(row.getString("fingerprint"), fingerprint)
                            .orRefuse();
                    OffsetDateTime until = row.getObject("former_until", OffsetDateTime.class);
                    boolean done = row.getString("state").equals("DONE");
                    return new PasswordRotation(
                            rotationId,
                            deviceId,
                            done ? null : password,
                            until == null ? null : until.toInstant(),
                            done ? row.getLong("device_version") : null);
                })
                .single();
    }

    /**
     * Makes the password of a rotation good, if it may be shown; the former one ends, at once or
     * when the rotation says.
     *
     * @param deviceVersion of the device with its rotation, told to repeats
     * @return whether it is the device's now; false when another request prepared it anew, a later
     *     rotation came before it, or the device is out of service
     */
    public boolean activate(PasswordRotation rotation, long deviceVersion) {
        letCount(rotation.rotationId(), deviceVersion);
        return vault.sql(
                                """
                                WITH done AS (
                                    UPDATE device_password_rotation r SET state = 'DONE'
                                    WHERE rotation_id = :rotationId AND state = 'PENDING'
                                      AND verifier = :verifier AND device_version = :deviceVersion
                                      AND NOT EXISTS (
                                        SELECT FROM device_password_rotation later
                                        WHERE later.device_id = r.device_id
                                          AND later.device_version > :deviceVersion)
                                    RETURNING device_id, verifier)
                                UPDATE device_password p SET verifier = done.verifier
                                FROM done WHERE p.device_id = done.device_id AND p.state = 'ACTIVE'
                                """)
                        .param("rotationId", rotation.rotationId())
                        .param("deviceVersion", deviceVersion)
                        .param(
                                "verifier",
                                hash.verifier(
                                        rotation.deviceId(),
                                        Objects.requireNonNull(rotation.password())))
                        .update()
                == 1;
    }

    /**
     * Lets the password of a rotation count that may not have been shown yet, so that the former
     * one ends even if the request never comes back. Does nothing when that was done, or when a
     * later rotation of the device counts already.
     *
     * @param deviceVersion of the device with its rotation
     */
    public void letCount(String rotationId, long deviceVersion) {
        vault.sql(
                        """
                        WITH counting AS (
                            UPDATE device_password_rotation r SET device_version = :deviceVersion
                            WHERE rotation_id = :rotationId AND state = 'PENDING'
                              AND (device_version IS NULL OR device_version < :deviceVersion)
                              AND NOT EXISTS (
                                SELECT FROM device_password_rotation later
                                WHERE later.device_id = r.device_id
                                  AND later.device_version > :deviceVersion)
                            RETURNING device_id, verifier, former_until)
                        UPDATE device_password p
                        SET state = 'ACTIVE', verifier = counting.verifier,
                            former_until = counting.former_until,
                            former_verifier =
                                CASE WHEN counting.former_until IS NOT NULL THEN p.verifier END
                        FROM counting WHERE p.device_id = counting.device_id AND p.state <> 'REVOKED'
                        """)
                .param("rotationId", rotationId)
                .param("deviceVersion", deviceVersion)
                .update();
    }

    /** Ends the passwords of a device for good. */
    public void revoke(String deviceId) {
        vault.sql(
                        """
                        UPDATE device_password
                        SET state = 'REVOKED', former_verifier = NULL, former_until = NULL
                        WHERE device_id = :deviceId
                        """)
                .param("deviceId", deviceId)
                .update();
    }

    @Override
    public boolean verify(String deviceId, String password) {
        Verifiers good =
                vault.sql(
                                """
                                SELECT verifier, CASE WHEN former_until > :now THEN former_verifier END AS former
                                FROM device_password
                                WHERE device_id = :deviceId AND state = 'ACTIVE'
                                """)
                        .param("deviceId", deviceId)
                        .param("now", utc(clock.instant()))
                        .query((row, number) ->
                                new Verifiers(row.getString("verifier"), row.getString("former")))
                        .optional()
                        .orElse(Verifiers.NONE);
        // Both are looked at, always: how long it takes tells nothing.
        boolean isPresent = hash.matches(good.present(), deviceId, password);
        boolean isFormer = hash.matches(good.former(), deviceId, password);
        return isPresent || isFormer;
    }

    private record Verifiers(@Nullable String present, @Nullable String former) {

        static final Verifiers NONE = new Verifiers(null, null);
    }

    private boolean store(String deviceId, String password, String state) {
        return vault.sql(
                                """
                                INSERT INTO device_password (device_id, state, verifier, created_at)
                                VALUES (:deviceId, :state, :verifier, :now)
                                ON CONFLICT (device_id) DO UPDATE
                                SET state = excluded.state, verifier = excluded.verifier,
                                    created_at = excluded.created_at,
                                    former_verifier = NULL, former_until = NULL
                                WHERE device_password.state = 'PENDING'
                                   OR excluded.state = 'ACTIVE' AND device_password.state = 'ACTIVE'
                                """)
                        .param("deviceId", deviceId)
                        .param("state", state)
                        .param("verifier", hash.verifier(deviceId, password))
                        .param("now", utc(clock.instant()))
                        .update()
                == 1;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String newPassword() {
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
