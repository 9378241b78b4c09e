package com.bluesky.charging.bench.piles;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.bench.rig.Ratios;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmarks of piles, small: that they count right, and that nothing is lost. */
class PileBenchmarksTest {

    private final PrintStream silent =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Test
    void ten_piles_that_charge_lose_nothing() throws Exception {
        ChargesReport report =
                ChargesBenchmark.measure(
                        new ChargesOptions(
                                List.of(10, 10),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(1),
                                null),
                        silent);

        assertThat(report.runs())
                .hasSize(2)
                .allSatisfy(run -> {
                    assertThat(run.full().messages()).isPositive();
                    assertThat(run.full().answers().count()).isEqualTo(run.full().messages());
                    assertThat(run.steady().answers().p50Micros()).isPositive();
                });
        assertThat(report.charges()).isPositive();
        assertThat(report.billedBeforeHeld()).isBetween(0L, report.charges());
        assertThat(report.figures()).contains("fsync = on", "Nothing was lost");
        // A second in which another test keeps the disk busy tells nothing: the better one counts.
        Ratios.assertKept(
                "charges.10-piles",
                report.runs().stream().mapToDouble(report::ratio).max().orElseThrow());
    }

    @Test
    void each_start_reaches_its_pile() throws Exception {
        StartBenchmark.Figures figures =
                StartBenchmark.measure(2, Duration.ofSeconds(1), 8, silent);

        assertThat(figures.first().count()).isEqualTo(2);
        assertThat(figures.starts().count()).isEqualTo(8);
        assertThat(figures.starts().p50Micros()).isPositive();
        assertThat(figures.text()).contains("RemoteStartTransaction");
    }

    @Test
    void silent_piles_stay_linked() throws Exception {
        IdleBenchmark.Figures figures = IdleBenchmark.measure(100, 1, silent);

        assertThat(figures.linked()).isEqualTo(100);
        // So few of them are lost in what else the server allocates: no figure of theirs is told.
        assertThat(figures.text()).contains("links/s", "resident each");
    }
}
