package com.bluesky.charging.kernel.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void what_is_not_asked_for_is_no_part_of_the_whole() {
        Condition all =
                Condition.allOf(
                        Filters.equal("status", "SETTLED"),
                        Filters.equal("userId", null),
                        Filters.since("at", NOON),
                        Filters.before("at", null),
                        Condition.allOf(Filters.since("at", null)));

        assertThat(all).isEqualTo(Condition.of("row.status = ? and row.at >= ?", "SETTLED", NOON));
    }

    @Test
    void nothing_asked_for_is_met_by_all_rows() {
        assertThat(Condition.allOf(Filters.equal("status", null))).isEqualTo(Condition.of(""));
    }
}
