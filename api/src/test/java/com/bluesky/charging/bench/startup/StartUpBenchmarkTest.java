package com.bluesky.charging.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.bench.startup.StartUpBenchmark.Figures;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StartUpBenchmarkTest {

    @Test
    void a_start_on_existing_data_is_timed_until_it_is_ready_and_its_memory_is_counted()
            throws Exception {
        PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

        Figures figures = StartUpBenchmark.measure(1, 20, 1, silent);

        assertThat(figures.starts())
                .singleElement()
                .satisfies(start -> {
                    assertThat(start.processor()).isPositive();
                    assertThat(start.limit()).isBetween(Duration.ofMillis(1), start.toReady());
                });
        assertThat(figures.worked().anonKib()).isPositive();
        assertThat(figures.postgresKib()).isPositive();
    }
}
