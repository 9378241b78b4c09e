package com.bluesky.charging.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StableIdTest {

    /** Stored ids were made like this; if this changes, repeats no longer find what they made. */
    @Test
    void an_id_never_changes() {
        assertThat(StableId.of("ord", "customer-1", "orders", "key-1"))
                .isEqualTo("ord-5cc836ff-2863-5ba0-8363-47daca7a8848");
    }

    @Test
    void an_id_is_its_prefix_and_a_uuid_of_rfc_9562_version_5() {
        assertThat(manyIds())
                .allSatisfy(id -> {
                    UUID uuid = UUID.fromString(id.substring("ord-".length()));
                    assertThat(uuid.version()).isEqualTo(5);
                    assertThat(uuid.variant()).isEqualTo(2);
                    assertThat(id).isEqualTo("ord-" + uuid);
                });
    }

    @Test
    void the_same_parts_always_give_the_same_id_and_others_another() {
        assertThat(manyIds()).isEqualTo(manyIds()).doesNotHaveDuplicates();
    }

    @Test
    void the_same_text_cut_at_different_places_gives_different_ids() {
        String text = "abcdef";
        Set<String> ids = new HashSet<>();
        ids.add(StableId.of("x", text));
        for (int cut = 0; cut <= text.length(); cut++) {
            ids.add(StableId.of("x", text.substring(0, cut), text.substring(cut)));
        }

        assertThat(ids).hasSize(text.length() + 2);
    }

    @Test
    void order_and_empty_parts_count() {
        assertThat(
                        Set.of(
                                StableId.of("x"),
                                StableId.of("x", ""),
                                StableId.of("x", "", ""),
                                StableId.of("x", "a", "b"),
                                StableId.of("x", "b", "a"),
                                StableId.of("x", "a", "b", "")))
                .hasSize(6);
    }

    @Test
    void the_prefix_keeps_ids_of_the_same_name_apart() {
        assertThat(StableId.of("ord", "a")).isNotEqualTo(StableId.of("user", "a"));
    }

    @Test
    void parts_are_not_only_ascii() {
        assertThat(StableId.of("x", "充电")).isNotEqualTo(StableId.of("x", "??"));
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void a_missing_part_is_a_mistake() {
        assertThatNullPointerException().isThrownBy(() -> StableId.of("x", "a", null));
    }

    /** Enough for each of the six bits that RFC 9562 fixes to be wrong if nobody fixed it. */
    private static List<String> manyIds() {
        return IntStream.range(0, 500)
                .mapToObj(number -> StableId.of("ord", "customer-1", "key-" + number))
                .toList();
    }
}
