package com.bluesky.charging.bench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bluesky.charging.bench.rig.Verdict;
import com.bluesky.charging.bench.rig.WrongCall;
import com.bluesky.charging.bench.store.GrowthBenchmark.Line;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark itself takes much longer than a test may. */
class GrowthBenchmarkTest {

    @Test
    void each_size_is_compared_with_the_first() {
        assertThat(
                        GrowthBenchmark.table(
                                List.of(
                                        new Line(100_000, 2_000, 4_000, 400, 500),
                                        new Line(1_000_000, 1_900, 2_000, 200, 600))))
                .contains("| 100,000 | 2,000 | 1.00 | 4,000 | 0.50 | 400 | 1.00 | 500 | 1.00 |")
                .contains("| 1,000,000 | 1,900 | 0.95 | 2,000 | 0.95 | 200 | 0.50 | 600 | 1.20 |");
    }

    @Test
    void what_is_as_fast_as_it_has_to_be_is_flat_and_what_is_less_is_not() {
        assertThat(
                        GrowthBenchmark.verdicts(
                                List.of(
                                        new Line(100_000, 1_000, 1_000, 1_000, 1_000),
                                        new Line(1_000_000, 850, 1_010, 849, 1_100))))
                .extracting(Verdict::reached)
                .containsExactly(true, false, false, true);
    }

    @Test
    void it_takes_two_sizes_at_least() {
        PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

        assertThatExceptionOfType(WrongCall.class)
                .isThrownBy(() ->
                        new GrowthBenchmark()
                                .run(List.of("--events=" + (GrowthBenchmark.LEAST - 1)), silent));
    }
}
