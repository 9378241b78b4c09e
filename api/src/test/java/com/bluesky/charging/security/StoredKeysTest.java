package com.bluesky.charging.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.bluesky.charging.app.StartRefused;
import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.KeyedMac.Purpose;
import com.bluesky.charging.testing.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of persons and of MACs, and the one that they are encrypted with. */
class StoredKeysTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir Path directory;

    private final JdbcClient vault =
            JdbcClient.create(TestPostgres.freshDatabase().migrated("vault"));

    @Test
    void a_person_has_one_key_for_ever() {
        SecretKey made = keys().findOrCreate("user-1").orElseThrow();

        assertThat(keys().findOrCreate("user-1")).contains(made);
        assertThat(keys().find("user-1")).contains(made);
        assertThat(keys().find("user-2")).isEmpty();
        assertThat(made.getEncoded()).hasSize(32);
    }

    @Test
    void racing_for_a_new_key_gives_all_the_same() {
        PersonKeys keys = keys();
        Set<SecretKey> made = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 16)
                .parallel()
                .forEach(i -> made.add(keys.findOrCreate("user-raced").orElseThrow()));

        assertThat(made).hasSize(1);
    }

    @Test
    void a_destroyed_key_is_gone_and_never_made_again() {
        PersonKeys keys = keys();
        keys.findOrCreate("user-1");

        keys.destroy("user-1");
        keys.destroy("user-1");
        keys.destroy("user-unknown");

        assertThat(keys.find("user-1")).isEmpty();
        assertThat(keys.findOrCreate("user-1")).isEmpty();
        assertThat(keys.findOrCreate("user-unknown")).isEmpty();
        assertThat(
                        vault.sql("SELECT count(*) FROM subject_key WHERE sealed IS NOT NULL")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void lookups_are_stable_and_unrelated_between_purposes() {
        String phone = mac().lookup(Purpose.PHONE, "+8613800000000");

        assertThat(phone).matches("[a-z2-7]{26}");
        assertThat(mac().lookup(Purpose.PHONE, "+8613800000000")).isEqualTo(phone);
        assertThat(mac().lookup(Purpose.PHONE, "+8613800000001")).isNotEqualTo(phone);
        assertThat(mac().lookup(Purpose.TAG, "+8613800000000")).isNotEqualTo(phone);
    }

    @Test
    void a_fingerprint_is_recognised_after_a_newer_key_was_made() {
        String stored = mac().fingerprint("content").current();
        vault.sql(
                        """
                        INSERT INTO mac_key (purpose, generation, sealed, created_at)
                        VALUES ('FINGERPRINT', 2, :sealed, now())
                        """)
                .param("sealed", encryption().seal(new byte[32], "mac:FINGERPRINT"))
                .update();

        Fingerprint again = mac().fingerprint("content");

        assertThat(again.current()).startsWith("2:").isNotEqualTo(stored);
        assertThat(again.matches(stored)).isTrue();
        assertThat(mac().fingerprint("other content").matches(stored)).isFalse();
    }

    @Test
    void the_key_encryption_key_is_made_once_and_is_its_owners_only() throws Exception {
        byte[] sealed = encryption().seal(new byte[] {1, 2, 3}, "purpose");

        assertThat(encryption().open(sealed, "purpose")).containsExactly(1, 2, 3);
        assertThat(Files.getPosixFilePermissions(file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThatIllegalStateException()
                .isThrownBy(() -> encryption().open(sealed, "another purpose"));
    }

    @Test
    void a_database_of_another_key_encryption_key_is_refused() throws Exception {
        KeyCheck.require(vault, encryption(), file());
        KeyCheck.require(vault, encryption(), file());
        Files.delete(file());

        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> KeyCheck.require(vault, encryption(), file()))
                .withMessageContaining(file().toString());
    }

    @Test
    void a_broken_key_file_is_refused() throws Exception {
        Files.writeString(file(), "not a key");

        assertThatExceptionOfType(StartRefused.class).isThrownBy(this::encryption);
    }

    private Path file() {
        return directory.resolve("key-encryption-key");
    }

    private FileKeyEncryption encryption() {
        return FileKeyEncryption.of(file());
    }

    private PersonKeys keys() {
        return new PersonKeys(vault, encryption(), CLOCK);
    }

    private VaultMac mac() {
        return new VaultMac(vault, encryption(), CLOCK);
    }
}
