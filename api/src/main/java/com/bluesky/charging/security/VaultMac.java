package com.bluesky.charging.security;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.KeyedMac;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** HMAC-SHA-256 (RFC 2104) under keys of the vault, one row of generations for each purpose. */
final class VaultMac implements KeyedMac {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int LOOKUP_CHARACTERS = 26;
    private static final int BITS_OF_A_CHARACTER = 5;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    /** Of one generation of a purpose; the first generation is number 1. */
    private record Key(int generation, SecretKey secret) {}

    private final Map<Purpose, List<Key>> newestFirst = new EnumMap<>(Purpose.class);

    VaultMac(JdbcClient vault, KeyEncryption encryption, Clock clock) {
        for (Purpose purpose : Purpose.values()) {
            makeFirst(vault, encryption, clock, purpose);
            newestFirst.put(purpose, read(vault, encryption, purpose));
        }
    }

    @Override
    public String lookup(Purpose purpose, String text) {
        return base32(mac(keys(purpose).getLast(), text));
    }

    @Override
    public Fingerprint fingerprint(String content) {
        return new Fingerprint(
                keys(Purpose.FINGERPRINT).stream()
                        .map(key -> key.generation() + ":" + hex(mac(key, content)))
                        .toList());
    }

    private List<Key> keys(Purpose purpose) {
        return newestFirst.getOrDefault(purpose, List.of());
    }

    private static void makeFirst(
            JdbcClient vault, KeyEncryption encryption, Clock clock, Purpose purpose) {
        byte[] made = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(made);
        vault.sql(
                        """
                        INSERT INTO mac_key (purpose, generation, sealed, created_at)
                        VALUES (:purpose, 1, :sealed, :now)
                        ON CONFLICT (purpose, generation) DO NOTHING
                        """)
                .param("purpose", purpose.name())
                .param("sealed", encryption.seal(made, sealedAs(purpose)))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private static List<Key> read(JdbcClient vault, KeyEncryption encryption, Purpose purpose) {
        return vault.sql(
                        """
                        SELECT generation, sealed FROM mac_key
                        WHERE purpose = :purpose ORDER BY generation DESC
                        """)
                .param("purpose", purpose.name())
                .query((row, number) ->
                        new Key(
                                row.getInt("generation"),
                                new SecretKeySpec(
                                        encryption.open(row.getBytes("sealed"), sealedAs(purpose)),
                                        ALGORITHM)))
                .list();
    }

    private static byte[] mac(Key key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.secret());
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
        }
    }

    /** The first 130 bits; RFC 4648 §6 in lower case. */
    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder(LOOKUP_CHARACTERS);
        int buffer = 0;
        int bits = 0;
        int next = 0;
        while (text.length() < LOOKUP_CHARACTERS) {
            if (bits < BITS_OF_A_CHARACTER) {
                buffer = (buffer << Byte.SIZE) | Byte.toUnsignedInt(bytes[next++]);
                bits += Byte.SIZE;
            }
            bits -= BITS_OF_A_CHARACTER;
            text.append(BASE32.charAt((buffer >>> bits) & 0x1F));
        }
        return text.toString();
    }

    /** The first 128 bits are as many as a collision needs to be out of reach for a repeat. */
    private static String hex(byte[] mac) {
        return HexFormat.of().formatHex(Arrays.copyOf(mac, 16));
    }

    private static String sealedAs(Purpose purpose) {
        return "mac:" + purpose.name();
    }
}
