package com.bluesky.charging.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.bluesky.charging.bench.rig.Ratios;
import com.bluesky.charging.bench.stream.StreamBenchmark.Figures;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamBenchmarkTest {

    private static final int READERS = 20;

    @Test
    void every_reader_hears_every_sample_of_its_order() throws Exception {
        PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

        Figures figures = StreamBenchmark.measure(READERS, 3, silent);

        assertThat(figures.readers()).isEqualTo(READERS);
        assertThat(figures.heard().count()).isGreaterThanOrEqualTo(READERS);
        assertThat(figures.lost()).isZero();
        assertThat(figures.limit().p50Micros()).isPositive();
        Ratios.assertKept("stream.p50", figures.ratio());
    }
}
