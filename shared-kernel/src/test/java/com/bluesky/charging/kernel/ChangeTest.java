package com.bluesky.charging.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static final Fingerprint ASKED = new Fingerprint(List.of("k2:new", "k1:old"));

    @Test
    void a_change_is_for_the_present_version() {
        assertThat(new ChangeIsCurrent(4, change(4)).holds()).isTrue();
        assertThat(new ChangeIsCurrent(4, change(3)).holds()).isFalse();
        assertThat(new ChangeIsCurrent(4, change(5)).holds()).isFalse();
    }

    @Test
    void what_reports_by_itself_may_have_moved_on_since_a_person_changed_it() {
        assertThat(new ChangeIsCurrent(2, 9, change(2)).holds()).isTrue();
        assertThat(new ChangeIsCurrent(2, 9, change(9)).holds()).isTrue();
        assertThat(new ChangeIsCurrent(2, 9, change(1)).holds()).isFalse();
        assertThat(new ChangeIsCurrent(2, 9, change(10)).holds()).isFalse();
    }

    @Test
    void a_stale_change_is_refused_as_a_failed_precondition() {
        Refusal refusal = new ChangeIsCurrent(4, change(3)).refusal();

        assertThat(refusal.code()).isEqualTo("PRECONDITION_FAILED");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.STALE);
        assertThat(refusal.detail()).contains("Version 3");
    }

    @Test
    void the_latest_change_knows_its_repeat_also_under_an_older_key() {
        assertThat(new LastChange(3, "k1:old").isRepeatedBy(change(3))).isTrue();
        assertThat(new LastChange(3, "k1:old").isRepeatedBy(change(4))).isFalse();
        assertThat(new LastChange(3, "k1:other").isRepeatedBy(change(3))).isFalse();
    }

    private static Change change(long expectedVersion) {
        return new Change(expectedVersion, ASKED);
    }
}
