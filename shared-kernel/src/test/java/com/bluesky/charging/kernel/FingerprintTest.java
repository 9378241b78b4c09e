package com.bluesky.charging.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private final Fingerprint fingerprint = new Fingerprint(List.of("mac-2:bbb", "mac-1:aaa"));

    @Test
    void the_value_to_store_is_under_the_current_key() {
        assertThat(fingerprint.current()).isEqualTo("mac-2:bbb");
    }

    @Test
    void it_matches_what_was_stored_under_any_key() {
        assertThat(fingerprint.matches("mac-2:bbb")).isTrue();
        assertThat(fingerprint.matches("mac-1:aaa")).isTrue();
    }

    @Test
    void it_matches_neither_other_content_nor_the_same_code_under_another_key() {
        assertThat(fingerprint.matches("mac-2:ccc")).isFalse();
        assertThat(fingerprint.matches("mac-2:aaa")).isFalse();
        assertThat(fingerprint.matches("")).isFalse();
    }

    @Test
    void it_has_at_least_one_value() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint(List.of()));
    }

    @Test
    void it_keeps_its_own_copy() {
        List<String> values = new ArrayList<>(List.of("mac-1:aaa"));
        Fingerprint copied = new Fingerprint(values);
        values.clear();

        assertThat(copied.values()).containsExactly("mac-1:aaa");
    }
}
