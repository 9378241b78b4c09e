package com.bluesky.charging.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.bench.rig.Resident;
import com.bluesky.charging.bench.rig.Verdict;
import com.bluesky.charging.bench.startup.StartUpBenchmark.Figures;
import com.bluesky.charging.bench.startup.StartUpBenchmark.Start;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark itself makes a sandbox and starts on it, which takes longer than a test may. */
class StartUpBenchmarkTest {

    private static final Resident RESTED = new Resident(1, 1);

    @Test
    void the_median_start_and_all_that_stays_resident_are_held_against_their_aims() {
        assertThat(figures(7_999, new Resident(300_000, 90_624)).verdicts())
                .extracting(Verdict::reached)
                .containsExactly(true, true);
        assertThat(figures(8_000, new Resident(300_000, 90_625)).verdicts())
                .extracting(Verdict::reached)
                .containsExactly(false, false);
    }

    private static Figures figures(long medianMillis, Resident quiet) {
        return new Figures(
                List.of(start(20_000), start(medianMillis), start(1_000)),
                RESTED,
                new Resident(1_000_000, 1),
                quiet,
                0);
    }

    private static Start start(long millis) {
        return new Start(Duration.ofMillis(millis), Duration.ZERO, RESTED, Duration.ofMillis(500));
    }
}
