package com.bluesky.charging.bench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.bluesky.charging.bench.rig.Ratios;
import com.bluesky.charging.bench.rig.WrongCall;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppendBenchmarkTest {

    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    /** That nothing is lost the benchmark checks by itself, and fails otherwise. */
    @Test
    void a_quick_run_loses_nothing_and_keeps_its_ratio() throws Exception {
        AppendReport report =
                AppendBenchmark.measure(
                        new AppendOptions(List.of(32), 1, 3, 3, List.of(true)), SILENT);

        assertThat(report.figures()).contains("| on | 32 |", "synchronous_commit = on");
        Ratios.assertKept("append.32-callers", report.lines().getFirst().ratio());
    }

    @Test
    void options_are_taken_at_their_bounds_and_not_past_them() {
        assertThat(AppendOptions.of(List.of())).isEqualTo(AppendOptions.DEFAULT);
        assertThat(AppendOptions.of(List.of("--callers=128", "--group-commit=both")))
                .satisfies(options -> {
                    assertThat(options.callers()).containsExactly(AppendOptions.CALLERS_MAX);
                    assertThat(options.groupCommit()).containsExactly(false, true);
                });
        for (String wrong :
                List.of("--callers=129", "--seconds=0", "--rounds=100", "--group-commit=maybe")) {
            assertThatExceptionOfType(WrongCall.class)
                    .as(wrong)
                    .isThrownBy(() -> AppendOptions.of(List.of(wrong)));
        }
    }
}
