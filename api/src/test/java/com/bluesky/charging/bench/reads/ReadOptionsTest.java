package com.bluesky.charging.bench.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bluesky.charging.bench.rig.WrongCall;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOptionsTest {

    @Test
    void without_options_there_are_a_million_orders() {
        ReadOptions options = ReadOptions.of(Selection.ALL, List.of());

        assertThat(options).isEqualTo(new ReadOptions(Selection.ALL, 1_000_000, 100, 500, null));
        assertThat(options.orders()).isEqualTo(1_000_000);
        assertThat(options.users()).isEqualTo(100_000);
        assertThat(options.sites()).isEqualTo(5_000);
    }

    @Test
    void options_say_how_much_how_fast_and_where_to() {
        assertThat(
                        ReadOptions.of(
                                Selection.ALL,
                                List.of(
                                        "--orders=1000",
                                        "--rate=1",
                                        "--requests=100000",
                                        "--write=reads.md")))
                .isEqualTo(new ReadOptions(Selection.ALL, 1_000, 1, 100_000, Path.of("reads.md")));
        assertThat(
                        ReadOptions.of(Selection.ALL, List.of("--orders=20000000", "--rate=10000"))
                                .orders())
                .isEqualTo(20_000_000);
    }

    @Test
    void common_reads_are_asked_for_at_five_hundred_a_second() {
        assertThat(ReadOptions.of(Selection.COMMON, List.of()))
                .isEqualTo(new ReadOptions(Selection.COMMON, 1_000_000, 500, 2_000, null));
        assertThatExceptionOfType(WrongCall.class)
                .isThrownBy(() -> ReadOptions.of(Selection.COMMON, List.of("--write=reads.md")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--orders=0",
                "--orders=1500",
                "--orders=20001000",
                "--orders=many",
                "--orders",
                "--rate=0",
                "--rate=10001",
                "--requests=0",
                "--requests=100001",
                "--write=",
                "--quick"
            })
    void what_is_not_understood_or_out_of_bounds_is_refused(String option) {
        assertThatExceptionOfType(WrongCall.class)
                .isThrownBy(() -> ReadOptions.of(Selection.ALL, List.of(option)))
                .withMessageMatching(".*[^.]\\.");
    }
}
