package com.bluesky.charging.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bluesky.charging.kernel.Fingerprint;
import com.bluesky.charging.kernel.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Other passwords for piles, over a real vault. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PasswordRotationTest {

    private static final Fingerprint ASKED = new Fingerprint(List.of("k1:a"));

    private Vault vault;
    private MovingClock clock;
    private DevicePasswords passwords;
    private String first;

    @BeforeAll
    void startVault() throws Exception {
        vault = new Vault();
    }

    @AfterAll
    void stopVault() throws Exception {
        vault.close();
    }

    @BeforeEach
    void issueTheFirst() {
        vault.jdbc().sql("TRUNCATE device_password, device_password_rotation, sealed_key").update();
        clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));
        passwords =
                new DevicePasswords(vault.jdbc(), new SecretHash(vault.sealedKeys(clock)), clock);
        first = passwords.issue("dev-1");
    }

    @Test
    void the_former_password_is_good_until_the_rotation_says_and_not_a_moment_longer() {
        Instant end = clock.instant().plusSeconds(60);
        String second = rotated("rotation-1", end);

        assertThat(passwords.verify("dev-1", second)).isTrue();
        clock.advance(Duration.ofMillis(59_999));
        assertThat(passwords.verify("dev-1", first)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(passwords.verify("dev-1", first)).isFalse();
        assertThat(passwords.verify("dev-1", second)).isTrue();
    }

    @Test
    void without_an_overlap_the_former_password_ends_at_once() {
        String second = rotated("rotation-1", null);

        assertThat(passwords.verify("dev-1", first)).isFalse();
        assertThat(passwords.verify("dev-1", second)).isTrue();
    }

    @Test
    void a_second_rotation_ends_what_overlapped() {
        Instant end = clock.instant().plusSeconds(60);
        String second = rotated("rotation-1", end);
        String third = rotated("rotation-2", end);

        assertThat(passwords.verify("dev-1", first)).isFalse();
        assertThat(passwords.verify("dev-1", second)).isTrue();
        assertThat(passwords.verify("dev-1", third)).isTrue();
    }

    @Test
    void a_prepared_password_opens_nothing_and_ends_nothing() {
        PasswordRotation prepared = prepare("rotation-1", null);

        assertThat(passwords.verify("dev-1", shown(prepared))).isFalse();
        assertThat(passwords.verify("dev-1", first)).isTrue();
    }

    @Test
    void an_interrupted_rotation_is_made_anew_and_only_the_latest_password_counts() {
        PasswordRotation interrupted = prepare("rotation-1", null);
        PasswordRotation repeated = prepare("rotation-1", null);

        assertThat(passwords.activate(interrupted, 1)).isFalse();
        assertThat(passwords.activate(repeated, 1)).isTrue();
        assertThat(passwords.verify("dev-1", shown(interrupted))).isFalse();
        assertThat(passwords.verify("dev-1", shown(repeated))).isTrue();
    }

    @Test
    void a_rotation_counts_though_its_request_was_lost_and_a_repeat_shows_its_password() {
        Instant end = clock.instant().plusSeconds(60);
        PasswordRotation lost = prepare("rotation-1", end);

        passwords.letCount("rotation-1", 7);
        passwords.letCount("rotation-1", 7);

        assertThat(passwords.verify("dev-1", first)).isTrue();
        clock.advance(Duration.ofSeconds(60));
        assertThat(passwords.verify("dev-1", first)).isFalse();
        assertThat(passwords.verify("dev-1", shown(lost))).isTrue();

        PasswordRotation repeat = prepare("rotation-1", end);
        assertThat(passwords.activate(repeat, 7)).isTrue();
        assertThat(passwords.verify("dev-1", shown(repeat))).isTrue();
        assertThat(passwords.verify("dev-1", shown(lost))).isFalse();
        assertThat(prepare("rotation-1", end).password()).isNull();
    }

    @Test
    void a_rotation_that_counts_before_its_request_goes_on_is_shown_all_the_same() {
        Instant end = clock.instant().plusSeconds(60);
        PasswordRotation prepared = prepare("rotation-1", end);

        passwords.letCount("rotation-1", 7);
        assertThat(passwords.activate(prepared, 7)).isTrue();
        passwords.letCount("rotation-1", 7);

        assertThat(passwords.verify("dev-1", shown(prepared))).isTrue();
        assertThat(passwords.verify("dev-1", first)).isTrue();
        clock.advance(Duration.ofSeconds(60));
        assertThat(passwords.verify("dev-1", first)).isFalse();
    }

    @Test
    void a_rotation_that_is_told_late_does_not_undo_a_later_one() {
        PasswordRotation lost = prepare("rotation-1", null);
        PasswordRotation later = prepare("rotation-2", null);
        assertThat(passwords.activate(later, 8)).isTrue();

        passwords.letCount("rotation-1", 7);

        assertThat(passwords.activate(lost, 7)).isFalse();
        assertThat(passwords.verify("dev-1", shown(later))).isTrue();
        assertThat(passwords.verify("dev-1", shown(lost))).isFalse();
        assertThat(passwords.verify("dev-1", first)).isFalse();
    }

    @Test
    void a_rotation_of_a_device_out_of_service_counts_for_nothing() {
        PasswordRotation prepared = prepare("rotation-1", null);
        passwords.revoke("dev-1");

        passwords.letCount("rotation-1", 7);
        passwords.letCount("no-rotation", 7);

        assertThat(passwords.verify("dev-1", shown(prepared))).isFalse();
    }

    @Test
    void a_repeat_of_a_rotation_gets_no_secret_also_after_later_ones() {
        Instant end = clock.instant().plusSeconds(60);
        rotated("rotation-1", end);
        String third = rotated("rotation-2", null);

        PasswordRotation repeat = prepare("rotation-1", end.plusSeconds(9));

        assertThat(repeat.password()).isNull();
        assertThat(repeat.formerUntil()).isEqualTo(end);
        assertThat(repeat.deviceVersion()).isEqualTo(7);
        assertThat(passwords.verify("dev-1", third)).isTrue();
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        rotated("rotation-1", null);

        assertThatThrownBy(() ->
                        passwords.prepareRotation(
                                "rotation-1", "dev-2", new Fingerprint(List.of("k1:b")), null))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void a_revoked_device_has_no_password_for_ever() {
        PasswordRotation prepared = prepare("rotation-1", clock.instant().plusSeconds(60));
        passwords.revoke("dev-1");
        passwords.revoke("dev-1");

        assertThat(passwords.activate(prepared, 1)).isFalse();
        assertThat(passwords.prepare("dev-1")).isEmpty();
        assertThat(passwords.verify("dev-1", first)).isFalse();
        assertThat(passwords.verify("dev-1", shown(prepared))).isFalse();
        assertThat(passwords.verify("dev-1", passwords.issue("dev-1"))).isFalse();
    }

    @Test
    void the_vault_does_not_hold_the_passwords() {
        String second = rotated("rotation-1", clock.instant().plusSeconds(60));

        String rows =
                vault.jdbc().sql("SELECT * FROM device_password").query().listOfRows().toString()
                        + vault.jdbc()
                                .sql("SELECT * FROM device_password_rotation")
                                .query()
                                .listOfRows();
        assertThat(rows).contains("dev-1").doesNotContain(first, second);
    }

    private String rotated(String rotationId, @Nullable Instant formerUntil) {
        PasswordRotation prepared = prepare(rotationId, formerUntil);
        assertThat(passwords.activate(prepared, 7)).isTrue();
        return shown(prepared);
    }

    private PasswordRotation prepare(String rotationId, @Nullable Instant formerUntil) {
        return passwords.prepareRotation(rotationId, "dev-1", ASKED, formerUntil);
    }

    private static String shown(PasswordRotation rotation) {
        return Objects.requireNonNull(rotation.password());
    }
}
