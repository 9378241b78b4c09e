package com.bluesky.charging.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final List<String> looks = new ArrayList<>();
    private final Remembered<String, String> remembered = new Remembered<>(2);

    @Test
    void what_was_found_is_not_looked_for_again() {
        assertThat(find("a")).contains("A");
        assertThat(find("a")).contains("A");
        assertThat(looks).containsExactly("a");
    }

    @Test
    void what_is_not_there_may_come() {
        assertThat(remembered.find("a", Optional::empty)).isEmpty();
        assertThat(find("a")).contains("A");
    }

    @Test
    void what_was_used_last_stays_and_no_more_than_its_number() {
        find("a");
        find("b");
        find("a");
        find("c");
        looks.clear();

        assertThat(List.of(find("a"), find("c"))).allMatch(Optional::isPresent);
        assertThat(looks).isEmpty();
        find("b");
        assertThat(looks).containsExactly("b");
    }

    @Test
    void what_is_forgotten_is_looked_for_anew() {
        find("a");
        remembered.forget();
        find("a");
        assertThat(looks).containsExactly("a", "a");
    }

    private Optional<String> find(String key) {
        return remembered.find(
                key,
                () -> {
                    looks.add(key);
                    return Optional.of(key.toUpperCase(java.util.Locale.ROOT));
                });
    }
}
