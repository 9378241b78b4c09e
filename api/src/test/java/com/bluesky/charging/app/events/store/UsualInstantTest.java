package com.bluesky.charging.app.events.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualInstantTest {

    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
    private static final int[] STEPS = {1_000_000_000, 1_000_000, 1_000, 1};

    @RepeatedTest(5)
    void what_the_jdk_writes_is_read_as_the_jdk_reads_it() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            int step = STEPS[i % STEPS.length];
            int nanos = random.nextInt(1_000_000_000) / step * step;
            Instant instant = Instant.ofEpochSecond(random.nextLong(FIRST, LAST + 1), nanos);

            assertThat(UsualInstant.parse(instant.toString()))
                    .as("%s, seed %d", instant, seed)
                    .isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "2024-02-29T23:59:59Z",
                "2026-12-31T00:00:00.1Z",
                "2026-12-31T00:00:00.123456789Z",
                "9999-12-31T23:59:59.999999999Z"
            })
    void the_bounds_are_read(String text) {
        assertThat(UsualInstant.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-03-01T08:00Z",
                "2026-03-01T08:00:00",
                "2026-03-01 08:00:00Z",
                "2026-03-01T08:00:00+08:00",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T08:60:00Z",
                "2026-03-01T08:00:60Z",
                "2026-03-01T08:00:00.Z",
                "2026-03-01T08:00:00,5Z",
                "2026-03-01T08:00:00.1234567891Z",
                "2026-03-01T08:00:00.12a4Z",
                "2O26-03-01T08:00:00Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z"
            })
    void everything_else_is_left_to_the_jdk(String text) {
        assertThat(UsualInstant.parse(text)).isNull();
    }
}
