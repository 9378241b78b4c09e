package com.bluesky.charging.security;

import com.bluesky.charging.kernel.DeviceCredentials;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
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

    @Override
    public boolean verify(String deviceId, String password) {
        String verifier =
                vault.sql(
                                """
                                SELECT verifier FROM device_password
                                WHERE device_id = :deviceId AND state = 'ACTIVE'
                                """)
                        .param("deviceId", deviceId)
                        .query(String.class)
                        .optional()
                        .orElse(null);
        return hash.matches(verifier, deviceId, password);
    }

    private boolean store(String deviceId, String password, String state) {
        return vault.sql(
                                """
                                INSERT INTO device_password (device_id, state, verifier, created_at)
                                VALUES (:deviceId, :state, :verifier, :now)
                                ON CONFLICT (device_id) DO UPDATE
                                SET state = excluded.state, verifier = excluded.verifier,
                                    created_at = excluded.created_at
                                WHERE excluded.state = 'ACTIVE' OR device_password.state = 'PENDING'
                                """)
                        .param("deviceId", deviceId)
                        .param("state", state)
                        .param("verifier", hash.verifier(deviceId, password))
                        .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private static String newPassword() {
        StringBuilder password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
