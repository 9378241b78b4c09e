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

class ReplayBenchmarkTest {

    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    /** That the rebuilt rows are those of the first time the benchmark checks by itself. */
    @Test
    void a_quick_rebuild_makes_the_same_rows_and_keeps_its_ratio() throws Exception {
        ReplayReport report = ReplayBenchmark.measure(new ReplayOptions(20_000, 3), SILENT);

        assertThat(report.rebuilds()).hasSize(3);
        assertThat(report.figures()).contains("| rebuild |");
        Ratios.assertKept("replay.orders", report.ratio());
    }

    @Test
    void options_are_taken_at_their_bounds_and_not_past_them() {
        assertThat(ReplayOptions.of(List.of())).isEqualTo(ReplayOptions.DEFAULT);
        assertThat(ReplayOptions.of(List.of("--events=1000", "--rebuilds=20")))
                .isEqualTo(new ReplayOptions(ReplayOptions.EVENTS_MIN, ReplayOptions.REBUILDS_MAX));
        for (String wrong : List.of("--events=999", "--events=20000001", "--rebuilds=21")) {
            assertThatExceptionOfType(WrongCall.class)
                    .as(wrong)
                    .isThrownBy(() -> ReplayOptions.of(List.of(wrong)));
        }
    }
}
